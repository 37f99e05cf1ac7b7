/** "invited": the person has not set a password yet. */
export type UserState = "active" | "invited" | "disabled";

/** The state of an account, derived from what is recorded. */
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
