import type { UserRole } from "./user-role";

type DemoAccount = { email: string; name: string; surname: string; role: UserRole };

/** Accounts to try the portal with. They exist only beside the sandbox gateway. */
export const demoAccounts: readonly [DemoAccount, DemoAccount] = [
  { email: "admin@example.com", name: "Austėja", surname: "Kazlauskienė", role: "admin" },
  { email: "user@example.com", name: "Jonas", surname: "Žąsinas", role: "user" },
];

export const demoPassword = "paraph-demo";
