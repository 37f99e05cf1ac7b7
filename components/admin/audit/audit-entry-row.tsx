import { useTranslations } from "next-intl";
import type { AuditLogEntry } from "@/db/repositories/audit-log";
import { isAuditAction } from "@/lib/domain/audit/audit-action";

const cell = "px-3 py-2 align-top";

/** One entry. Times are in UTC, to the second, as in what is exported. */
export function AuditEntryRow({ entry }: { entry: AuditLogEntry }) {
  const t = useTranslations("adminAudit");
  const words = useTranslations("auditActions");
  const { seq, at, action, outcome, actorId, actorEmail, documentId, documentName, address, client } = entry;
  const facts = Object.entries({ ...entry.detail, ...(entry.signingId && { signing: entry.signingId }) });
  return (
    <tr className="border-b border-line last:border-b-0">
      <td className={`${cell} text-ink-faint`}>{seq}</td>
      <td className={`${cell} whitespace-nowrap`}>
        <time dateTime={at.toISOString()}>{at.toISOString().slice(0, 19).replace("T", " ")}</time>
      </td>
      <td className={cell}>
        <span className="block break-words">{actorEmail ?? actorId ?? t("portal")}</span>
        {(address ?? client) && (
          <span className="block text-sm text-ink-faint">{[address, client].filter(Boolean).join(", ")}</span>
        )}
      </td>
      <td className={cell}>
        <span className={outcome === "done" ? undefined : "text-bad"}>
          {isAuditAction(action) ? words(action) : action}
          {outcome !== "done" && ` (${t(`outcomes.${outcome}`)})`}
        </span>
        {facts.length > 0 && (
          <details className="text-sm text-ink-soft">
            <summary className="cursor-pointer py-1">{t("facts")}</summary>
            <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
              {facts.map(([name, fact]) => (
                <div key={name} className="contents">
                  <dt className="text-ink-faint">{name}</dt>
                  <dd className="break-all">{fact}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </td>
      <td className={`${cell} break-words`}>{documentName ?? documentId}</td>
    </tr>
  );
}
