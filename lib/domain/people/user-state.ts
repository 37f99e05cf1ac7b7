/** "invited": the person has not set a password yet. */
export const userStates = ["active", "invited", "disabled"] as const;

export type UserState = (typeof userStates)[number];

/** How an account stands by what is recorded of it. */
export function userStateOf({
  disabledAt,
  hasPassword,
}: {
  disabledAt: Date | null;
  hasPassword: boolean;
}): UserState {
  if (disabledAt) return "disabled";
  return hasPassword ? "active" : "invited";
}
