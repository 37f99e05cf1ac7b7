import { z } from "zod";
import { signingStatuses } from "./signing-status";

const one = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 200) || undefined);

/** The query in the URL of the admin's list of signings. Invalid parameters are ignored. */
export const signingSearch = z
  .object({
    status: one.pipe(z.enum(signingStatuses).optional().catch(undefined)),
    search: one,
    attention: one,
    before: one,
  })
  .transform(({ attention, ...search }) => ({ ...search, needsAttention: attention !== undefined }));

export type SigningSearch = z.output<typeof signingSearch>;

/** The URL of the list with a search: its first page, or the one that continues before `before`. */
export function signingListHref({ status, search, needsAttention, before }: Partial<SigningSearch>): string {
  const parameters = { status, search, attention: needsAttention ? "1" : undefined, before };
  const given = Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(given).toString();
  return query ? `/admin/signings?${query}` : "/admin/signings";
}
