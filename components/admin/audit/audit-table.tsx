import { useTranslations } from "next-intl";
import type { AuditLogEntry } from "@/db/repositories/audit-log";
import { isAuditAction } from "@/lib/domain/audit/audit-action";
import { Table } from "../../ui/table";

/** The entries of the audit log, latest first. Times are in UTC, to the second, as in the export. */
export function AuditTable({ entries }: { entries: AuditLogEntry[] }) {
  const t = useTranslations("adminAudit");
  return (
    <div className="-mx-4 overflow-x-auto px-4" tabIndex={0} role="region" aria-label={t("title")}>
      <Table
        className="text-base"
        rows={entries}
        keyOf={({ seq }) => seq}
        columns={[
          {
            head: t("columns.number"),
            cellClassName: "align-top text-ink-faint",
            cell: ({ seq }) => seq,
          },
          {
            head: t("columns.at"),
            cellClassName: "align-top whitespace-nowrap",
            cell: ({ at }) => (
              <time dateTime={at.toISOString()}>{at.toISOString().slice(0, 19).replace("T", " ")}</time>
            ),
          },
          {
            head: t("columns.actor"),
            cellClassName: "min-w-32 align-top",
            cell: (entry) => <Actor entry={entry} />,
          },
          {
            head: t("columns.action"),
            cellClassName: "min-w-40 align-top wrap-anywhere",
            cell: (entry) => <Action entry={entry} />,
          },
          {
            head: t("columns.document"),
            cellClassName: "min-w-32 align-top wrap-anywhere",
            cell: ({ documentName, documentId }) => documentName ?? documentId,
          },
        ]}
      />
    </div>
  );
}

function Actor({ entry: { actorId, actorEmail, address, client } }: { entry: AuditLogEntry }) {
  const t = useTranslations("adminAudit");
  return (
    <>
      <span className="block wrap-anywhere">{actorEmail ?? actorId ?? t("portal")}</span>
      {(address ?? client) && (
        <span className="block text-sm text-ink-faint">{[address, client].filter(Boolean).join(", ")}</span>
      )}
    </>
  );
}

function Action({ entry: { action, outcome, detail, signingId } }: { entry: AuditLogEntry }) {
  const t = useTranslations("adminAudit");
  const words = useTranslations("auditActions");
  const facts = Object.entries({ ...detail, ...(signingId && { signing: signingId }) });
  return (
    <>
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
    </>
  );
}
