import { useTranslations } from "next-intl";
import type { AuditLogEntry } from "@/db/repositories/audit-log";
import { AuditEntryRow } from "./audit-entry-row";
import { HeadCell } from "../../ui/head-cell";

const columns = ["number", "at", "who", "what", "about"] as const;

/** Entries of the log, a line each, the newest first. */
export function AuditTable({ entries }: { entries: AuditLogEntry[] }) {
  const t = useTranslations("adminAudit");
  return (
    <div className="-mx-4 overflow-x-auto px-4" tabIndex={0} role="region" aria-label={t("title")}>
      <table className="w-full border-collapse text-base tabular-nums">
        <thead className="border-b border-line">
          <tr>
            {columns.map((name) => (
              <HeadCell key={name}>{t(`columns.${name}`)}</HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <AuditEntryRow key={entry.seq} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
