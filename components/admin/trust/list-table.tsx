import { useLocale, useTranslations } from "next-intl";
import { isStale, type ListLine } from "@/lib/domain/trust/list-state";
import { territoryName } from "@/lib/domain/trust/territory-name";
import { DateTime } from "../../ui/date-time";
import { RelativeTime } from "../../ui/relative-time";
import { Table } from "../../ui/table";

/** The list of lists and the lists that it names, each with its days and its state. */
export function ListTable({ lines, now }: { lines: ListLine[]; now: Date }) {
  const t = useTranslations("adminTrust");
  const language = useLocale();
  return (
    <Table
      rows={lines}
      keyOf={({ territory }) => territory}
      columns={[
        {
          head: t("columns.list"),
          cellClassName: "font-serif text-md align-top",
          cell: ({ territory, nextUpdate }) => (
            <>
              {territory === "" ? t("listOfLists") : territoryName(territory, language)}
              {nextUpdate && (
                <span className="block font-sans text-sm text-ink-soft sm:hidden">
                  {t("columns.nextUpdate")}: <DateTime at={nextUpdate} />
                </span>
              )}
            </>
          ),
        },
        {
          head: t("columns.issuedAt"),
          className: "max-md:hidden",
          cellClassName: "text-base align-top whitespace-nowrap",
          cell: ({ issuedAt }) => issuedAt && <DateTime at={issuedAt} />,
        },
        {
          head: t("columns.nextUpdate"),
          className: "max-sm:hidden",
          cellClassName: "text-base align-top",
          cell: ({ nextUpdate, hasList }) =>
            nextUpdate ? <DateTime at={nextUpdate} /> : hasList && t("closed"),
        },
        {
          head: t("columns.services"),
          className: "max-lg:hidden align-top",
          isNumber: true,
          cell: ({ services, territory }) => (territory === "" ? "" : services),
        },
        {
          head: t("columns.state"),
          cellClassName: "text-base align-top",
          cell: (line) => <State line={line} now={now} />,
        },
      ]}
    />
  );
}

function State({ line, now }: { line: ListLine; now: Date }) {
  const t = useTranslations("adminTrust");
  const { problem, problemSince, hasList } = line;
  if (!problem)
    return isStale(line, now) ? <span className="text-bad">{t("state.stale")}</span> : t("state.good");
  return (
    <>
      <span className="block text-bad">{t(`problems.${problem}`)}</span>
      <span className="block text-sm text-ink-soft">
        {problemSince && t.rich("state.since", { time: () => <RelativeTime at={problemSince} /> })}{" "}
        {t(hasList ? "state.kept" : "state.none")}
      </span>
    </>
  );
}
