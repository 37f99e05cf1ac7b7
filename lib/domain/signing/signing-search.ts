import { z } from "zod";
import { signingStatuses } from "./signing-status";

const one = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 200) || undefined);

/** The query in the URL of the admin's list of signings. Unreadable parameters are ignored. */
export const signingSearch = z.object({
  status: one.pipe(z.enum(signingStatuses).optional().catch(undefined)),
  search: one,
  human: one.transform((value) => value !== undefined),
  before: one,
});

export type SigningSearch = z.output<typeof signingSearch>;

/** The address of the list with a search, at its beginning unless it goes on after a signing. */
export function signingListHref({ status, search, human, before }: Partial<SigningSearch>): string {
  const parameters = { status, search, human: human ? "1" : undefined, before };
  const given = Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(given).toString();
  return query ? `/admin/signings?${query}` : "/admin/signings";
}
