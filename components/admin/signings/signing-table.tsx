import { useTranslations } from "next-intl";
import type { SigningLine } from "@/db/repositories/admin-signings";
import { DateTime } from "../../ui/date-time";
import { RelativeTime } from "../../ui/relative-time";
import { RowLink } from "../../ui/row-link";
import { StatusBadge } from "../../ui/status-badge";
import { Table } from "../../ui/table";

const timeCell = "w-px text-base whitespace-nowrap text-ink-soft";

/** The signings of all users, one row each. */
export function SigningTable({ signings }: { signings: SigningLine[] }) {
  const t = useTranslations("adminSignings.columns");
  return (
    <Table
      isLinked
      rows={signings}
      keyOf={({ id }) => id}
      columns={[
        {
          head: t("document"),
          cellClassName: "max-w-0",
          cell: (signing) => <DocumentAndOwner signing={signing} />,
        },
        { head: t("status"), cellClassName: "w-px", cell: (signing) => <Status signing={signing} /> },
        {
          head: t("next"),
          className: "hidden lg:table-cell",
          cellClassName: timeCell,
          cell: ({ dueAt }) => dueAt && <DateTime at={dueAt} />,
        },
        {
          head: t("sent"),
          className: "hidden md:table-cell",
          cellClassName: timeCell,
          cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
        },
      ]}
    />
  );
}

function DocumentAndOwner({ signing }: { signing: SigningLine }) {
  const { id, documentName, ownerName, ownerSurname } = signing;
  return (
    <>
      <RowLink href={`/admin/signings/${id}`} className="block truncate font-serif text-md">
        {documentName}
      </RowLink>
      <span className="block truncate text-sm text-ink-faint">
        {ownerName} {ownerSurname}
      </span>
    </>
  );
}

function Status({ signing: { status, failures } }: { signing: SigningLine }) {
  const t = useTranslations("adminSignings");
  return (
    <>
      <StatusBadge status={status} />
      {failures > 0 && (
        <span className="block text-sm whitespace-nowrap text-bad">
          {t("failuresInRow", { count: failures })}
        </span>
      )}
    </>
  );
}
