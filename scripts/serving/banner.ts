import type { Env } from "@/lib/base/env";
import type { Mode } from "./parts";

/** Addresses, accounts and folders, printed once every server is ready. */
export function banner(mode: Mode, env: Env): string {
  const { title, facts } = mode === "sandbox-only" ? aboutSandbox(env) : aboutPortal(env);
  const width = Math.max(...facts.map(([label]) => label.length)) + 2;
  const lines = facts.map(([label, value]) => `  ${label.padEnd(width)}${value}`);
  return ["", title, "", ...lines, "", "Ctrl-C stops it.", ""].join("\n");
}

type About = { title: string; facts: [label: string, value: string][] };

function aboutPortal(env: Env): About {
  return {
    title: "Paraph is ready.",
    facts: [
      ["Portal", env.appUrl],
      ["Gateway", env.usesSandbox ? `${env.gateway.url} (sandbox)` : env.gateway.url],
      ["Data", env.dataDir],
      ...(env.usesSandbox ? [inbox(env), demoAccounts] : []),
    ],
  };
}

const inbox = ({ gateway }: Env): About["facts"][number] => ["Mail", `${gateway.url}/sandbox/inbox`];

const demoAccounts: About["facts"][number] = [
  "Accounts",
  "admin@example.com and user@example.com, password paraph-demo",
];

function aboutSandbox({ sandbox }: Env): About {
  return {
    title: "The sandbox gateway is ready.",
    facts: [
      ["Address", `http://127.0.0.1:${sandbox.port}`],
      ["Token", sandbox.accessToken],
      ["Data", sandbox.dataDir],
    ],
  };
}
