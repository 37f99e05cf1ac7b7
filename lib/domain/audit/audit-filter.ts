import { z } from "zod";
import { type AuditAction, auditActions, auditOutcomes } from "./audit-action";

/** What entries are about: the first part of an action's name. */
export type AuditSubject = AuditAction extends `${infer Subject}.${string}` ? Subject : never;

export const auditSubjects = [...new Set(auditActions.map((action) => action.split(".")[0] as AuditSubject))];

const day = z.iso.date().optional().catch(undefined);

/**
 * The admin's filter of the log, from the URL of the page. Unreadable parameters are left out, so that an old link
 * shows more than it asked for rather than an error.
 */
export const auditFilter = z.object({
  /** A part of a person's name or address, a document's name or id, or a network address. */
  q: z.string().trim().max(200).optional().catch(undefined),
  subject: z.enum(auditSubjects).optional().catch(undefined),
  outcome: z.enum(auditOutcomes).optional().catch(undefined),
  /** The first and the last day, each whole, in UTC as the log itself. */
  from: day,
  until: day,
});

export type AuditFilter = z.infer<typeof auditFilter>;

/** The filter as the query of a URL, without empty parts. */
export function auditQuery(filter: AuditFilter, more: Record<string, string> = {}): string {
  const query = Object.entries({ ...filter, ...more }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return new URLSearchParams(query).toString();
}
