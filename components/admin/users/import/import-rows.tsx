import { useTranslations } from "next-intl";
import type { ListedRow } from "@/db/repositories/user-imports";
import { HeadCell } from "../../../ui/head-cell";

/** Rows of a list of people, each with what is wrong with it or what came of it. */
export function ImportRows({ rows }: { rows: ListedRow[] }) {
  const t = useTranslations("importUsers.columns");
  return (
    <table className="w-full border-collapse tabular-nums">
      <thead className="border-b border-line">
        <tr>
          <HeadCell className="w-px">{t("line")}</HeadCell>
          <HeadCell>{t("person")}</HeadCell>
          <HeadCell className="hidden w-px sm:table-cell">{t("role")}</HeadCell>
          <HeadCell>{t("result")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.line} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row: { line, email, name, surname, role, problems, outcome } }: { row: ListedRow }) {
  const t = useTranslations("importUsers");
  const problemWords = useTranslations("importProblems");
  const roles = useTranslations("roles");
  return (
    <tr className="border-b border-line align-top last:border-b-0">
      <td className="px-3 py-2 text-ink-faint">{line}</td>
      <td className="px-3 py-2 wrap-anywhere">
        <span className="block font-medium">{`${name} ${surname}`.trim()}</span>
        <span className="block text-sm text-ink-faint">{email}</span>
      </td>
      <td className="hidden px-3 py-2 text-base sm:table-cell">{roles(role)}</td>
      <td className="px-3 py-2 text-base">
        {problems.length > 0 ? (
          <ul className="text-bad">
            {problems.map((problem) => (
              <li key={problem}>{problemWords(problem)}</li>
            ))}
          </ul>
        ) : (
          t(outcome ? `outcomes.${outcome}` : "outcomes.fine")
        )}
      </td>
    </tr>
  );
}
