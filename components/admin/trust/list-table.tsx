import { useLocale, useTranslations } from "next-intl";
import { isStale, type ListLine } from "@/lib/domain/trust/list-state";
import { territoryName } from "@/lib/domain/trust/territory-name";
import { DateTime } from "../../ui/date-time";
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
          cell: (line) => (
            <>
              {line.territory === "" ? t("listOfLists") : territoryName(line.territory, language)}
              {line.issuedAt && (
                <span className="block font-sans text-sm text-ink-soft md:hidden">
                  {t("columns.issuedAt")}: <DateTime at={line.issuedAt} />
                </span>
              )}
              <span className="block font-sans text-sm text-ink-soft sm:hidden">
                {line.nextUpdate && `${t("columns.nextUpdate")}: `}
                <NextUpdate line={line} />
              </span>
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
          cell: (line) => <NextUpdate line={line} />,
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

/** When the next version of a list is due. A closed list has none (ETSI TS 119 612, 5.3.15). */
function NextUpdate({ line: { nextUpdate, hasList } }: { line: ListLine }) {
  const t = useTranslations("adminTrust");
  return nextUpdate ? <DateTime at={nextUpdate} /> : hasList && t("closed");
}

function State({ line, now }: { line: ListLine; now: Date }) {
  const t = useTranslations("adminTrust");
  const { problem, problemSince, refusedIssuedAt, hasList } = line;
  if (!problem)
    return isStale(line, now) ? <span className="text-bad">{t("state.stale")}</span> : t("state.good");
  return (
    <>
      <span className="block text-bad">{t(`problems.${problem}`)}</span>
      {refusedIssuedAt && (
        <span className="block text-sm text-ink-soft">
          {t.rich("state.refusedIssued", { time: () => <DateTime at={refusedIssuedAt} /> })}
        </span>
      )}
      <span className="block text-sm text-ink-soft">
        {problemSince && t.rich("state.since", { time: () => <DateTime at={problemSince} /> })}{" "}
        {t(hasList ? "state.kept" : "state.none")}
      </span>
    </>
  );
}
