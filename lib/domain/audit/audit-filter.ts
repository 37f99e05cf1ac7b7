import { z } from "zod";
import { type AuditAction, auditActions, auditOutcomes } from "./audit-action";

/** The subject of an entry: the first part of its action's name. */
export type AuditSubject = AuditAction extends `${infer Subject}.${string}` ? Subject : never;

export const auditSubjects = [...new Set(auditActions.map((action) => action.split(".")[0] as AuditSubject))];

const day = z.iso.date().optional().catch(undefined);

/**
 * The admin's filter of the log, from the URL of the page. Invalid parameters are ignored, so that an old link shows
 * too many entries rather than an error.
 */
export const auditFilter = z.object({
  /** Part of a person's name or email address, of a document's name or id, or of a network address. */
  q: z.string().trim().max(200).optional().catch(undefined),
  subject: z.enum(auditSubjects).optional().catch(undefined),
  outcome: z.enum(auditOutcomes).optional().catch(undefined),
  /** The first and the last day, both inclusive, in UTC like the log. */
  from: day,
  until: day,
});

export type AuditFilter = z.infer<typeof auditFilter>;

/** The filter as the query string of a URL, without empty parameters. */
export function auditQuery(filter: AuditFilter, more: Record<string, string> = {}): string {
  const query = Object.entries({ ...filter, ...more }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return new URLSearchParams(query).toString();
}
