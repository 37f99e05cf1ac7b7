import { useTranslations } from "next-intl";
import type { Chart } from "./chart";
import { LazyBarChart } from "./lazy-bar-chart";

type ChartFigureProps = Chart & {
  title: string;
  /** The heading of the table's first column. */
  rowTitle: string;
  /** Formats a value for the table. */
  format?: (value: number) => string;
  /** A sentence that sums up the range. */
  summary?: string;
};

/** A chart with a title, and the same values as a table for those who cannot see the chart or need exact numbers. */
export function ChartFigure({ title, rowTitle, format = String, summary, ...chart }: ChartFigureProps) {
  const t = useTranslations("adminOverview");
  const { series, rows } = chart;
  const isEmpty = rows.every(({ values }) => Object.values(values).every((value) => value === 0));
  return (
    <figure className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-raised p-4">
      <figcaption className="flex flex-col">
        <span className="text-md font-medium">{title}</span>
        {summary && <span className="text-base text-ink-soft">{summary}</span>}
      </figcaption>
      {isEmpty ? (
        <p className="text-base text-ink-soft">{t("nothing")}</p>
      ) : (
        <>
          <div aria-hidden>
            <LazyBarChart {...chart} />
          </div>
          <details className="text-base">
            <summary className="flex min-h-11 cursor-pointer items-center text-ink-soft sm:min-h-10">
              {t("asTable")}
            </summary>
            <div className="max-h-80 overflow-auto" tabIndex={0} role="region" aria-label={title}>
              <table className="w-full border-collapse tabular-nums">
                <thead className="text-sm text-ink-faint">
                  <tr className="border-b border-line">
                    <th scope="col" className="py-1 pr-3 text-left font-medium">
                      {rowTitle}
                    </th>
                    {series.map(({ key, label }) => (
                      <th key={key} scope="col" className="py-1 pl-3 text-right font-medium">
                        {label}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ label, values }) => (
                    <tr key={label} className="border-b border-line last:border-b-0">
                      <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                        {label}
                      </th>
                      {series.map(({ key }) => (
                        <td key={key} className="py-1 pl-3 text-right">
                          {format(values[key] ?? 0)}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </figure>
  );
}
