import type { ValidationContext } from "../process/validation-context";

/**
 * From which day the trusted lists are by which a file is judged: that of the oldest one still kept up; null without
 * lists. A list that is closed has no next update, and stays as old as it is.
 */
export function listsFrom({ anchors }: Pick<ValidationContext, "anchors">): string | null {
  const lists = anchors?.lists ?? [];
  const open = lists.filter(({ nextUpdate }) => nextUpdate !== null);
  const days = (open.length > 0 ? open : lists).map(({ issuedAt }) => issuedAt);
  return days.toSorted()[0] ?? null;
}
