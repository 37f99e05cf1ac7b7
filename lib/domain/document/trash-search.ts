import { z } from "zod";

/** Where a page of everybody's trash ends. */
export type TrashPlace = { trashedMs: number; id: string };

const place = z
  .string()
  .regex(/^\d{1,15}~doc_\w{1,64}$/)
  .transform((given): TrashPlace => {
    const [trashedMs, id = ""] = given.split("~");
    return { trashedMs: Number(trashedMs), id };
  });

/** What the address of everybody's trash asks for. What cannot be read counts as not asked. */
export const trashSearch = z.object({
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  after: place.optional().catch(undefined),
});

export type TrashSearch = z.output<typeof trashSearch>;

/** The address of everybody's trash, of its first page unless it goes on after a document. */
export function trashHref({ q, after }: TrashSearch): string {
  const parameters = new URLSearchParams();
  if (q) parameters.set("q", q);
  if (after) parameters.set("after", `${after.trashedMs}~${after.id}`);
  return parameters.size > 0 ? `/admin/documents/trash?${parameters}` : "/admin/documents/trash";
}
