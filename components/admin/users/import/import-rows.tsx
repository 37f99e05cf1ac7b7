import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import type { ListedRow } from "@/db/repositories/user-imports";
import { Table } from "../../../ui/table";

/** The rows of an imported list of people, each with its problems or its outcome. */
export function ImportRows({ rows }: { rows: ListedRow[] }) {
  const t = useTranslations("importUsers");
  const roles = useTranslations("roles");
  return (
    <Table
      rows={rows}
      keyOf={({ line }) => line}
      columns={[
        {
          head: t("columns.line"),
          className: "w-px",
          cellClassName: "align-top text-ink-faint",
          cell: ({ line }) => line,
        },
        {
          head: t("columns.person"),
          cellClassName: "align-top wrap-anywhere",
          cell: ({ email, name, surname }) => (
            <>
              <span className="block font-medium">{fullName({ name, surname })}</span>
              <span className="block text-sm text-ink-faint">{email}</span>
            </>
          ),
        },
        {
          head: t("columns.role"),
          className: "hidden w-px sm:table-cell",
          cellClassName: "align-top text-base",
          cell: ({ role }) => roles(role),
        },
        {
          head: t("columns.result"),
          cellClassName: "align-top text-base",
          cell: (row) => <Result row={row} />,
        },
      ]}
    />
  );
}

function Result({ row: { problems, outcome } }: { row: ListedRow }) {
  const t = useTranslations("importUsers.outcomes");
  const problemWords = useTranslations("importProblems");
  if (problems.length === 0) return t(outcome ?? "fine");
  return (
    <ul className="text-bad">
      {problems.map((problem) => (
        <li key={problem}>{problemWords(problem)}</li>
      ))}
    </ul>
  );
}
