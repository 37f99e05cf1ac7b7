import { z } from "zod";

/** The cursor at the end of a page of all users' trash. */
export type TrashPlace = { trashedMs: number; id: string };

const place = z
  .string()
  .regex(/^\d{1,15}~doc_\w{1,64}$/)
  .transform((given): TrashPlace => {
    const [trashedMs, id = ""] = given.split("~");
    return { trashedMs: Number(trashedMs), id };
  });

/** The query in the URL of all users' trash. Invalid parameters are ignored. */
export const trashSearch = z.object({
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  after: place.optional().catch(undefined),
});

export type TrashSearch = z.output<typeof trashSearch>;

/** The URL of all users' trash: the first page, or the page after a document. */
export function trashHref({ q, after }: TrashSearch): string {
  const parameters = new URLSearchParams();
  if (q) parameters.set("q", q);
  if (after) parameters.set("after", `${after.trashedMs}~${after.id}`);
  return parameters.size > 0 ? `/admin/documents/trash?${parameters}` : "/admin/documents/trash";
}
