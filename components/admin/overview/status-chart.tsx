import { useTranslations } from "next-intl";
import { type DocumentStatus, documentStatuses } from "@/lib/domain/signing/signing-status";
import { byPeriod } from "./by-period";
import { ChartFigure } from "./chart-figure";

const weaker = (color: string) => `color-mix(in oklch, ${color}, var(--raised) 45%)`;

/** The color of each status in a chart, as on its badge. Statuses that share a color differ in its strength. */
const statusColors: Record<DocumentStatus, string> = {
  draft: "var(--raised)",
  preparing: weaker("var(--accent)"),
  out_for_signature: "var(--waiting)",
  collecting: "var(--accent)",
  signed: "var(--good)",
  declined: weaker("var(--bad)"),
  cancelled: weaker("var(--line-strong)"),
  expired: "var(--line-strong)",
  failed: "var(--ink-faint)",
  needs_attention: "var(--bad)",
};

type StatusChartProps = {
  title: string;
  rowTitle: string;
  periods: string[];
  counts: { period: string; status: DocumentStatus; count: number }[];
};

/** The number of documents or signings in each period, stacked by status. Statuses that do not occur are left out. */
export function StatusChart({ title, rowTitle, periods, counts }: StatusChartProps) {
  const t = useTranslations("adminOverview");
  const statuses = useTranslations("statuses");
  const present = documentStatuses.filter((status) => counts.some((each) => each.status === status));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <ChartFigure
      title={title}
      rowTitle={rowTitle}
      summary={t("total", { count: total })}
      isStacked
      series={present.map((status) => ({
        key: status,
        label: statuses(status),
        color: statusColors[status],
        // Hollow, as on its badge.
        outline: status === "draft" ? "var(--line-strong)" : undefined,
      }))}
      rows={byPeriod(
        periods,
        counts.map(({ period, status, count }) => ({ period, key: status, value: count })),
      )}
    />
  );
}
