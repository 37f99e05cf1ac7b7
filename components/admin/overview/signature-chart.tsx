import { useLocale, useTranslations } from "next-intl";
import { dateLocales } from "@/lib/domain/text/language";
import type { Chart } from "./chart";
import { ChartFigure } from "./chart-figure";

type SignatureChartProps = { counts: { method: string | null; country: string | null; count: number }[] };

/** The gateway's names of methods (docs/gateway.md#signers), each with a color. */
const methods = ["smartid", "mobile", "stationary", "eparaksts_mobile", "audkenni_app", "unknown"] as const;
const colors = {
  smartid: "var(--accent)",
  mobile: "var(--waiting)",
  stationary: "var(--good)",
  eparaksts_mobile: "var(--bad)",
  audkenni_app: "var(--ink-faint)",
  unknown: "var(--line-strong)",
} satisfies Record<(typeof methods)[number], string>;

const methodOf = (name: string | null) => methods.find((method) => method === name) ?? "unknown";

/** Signatures by country, stacked by method. */
export function SignatureChart({ counts }: SignatureChartProps) {
  const t = useTranslations("adminOverview");
  const names = new Intl.DisplayNames(dateLocales[useLocale()], { type: "region" });
  const nameOf = (country: string | null) =>
    country && /^[A-Z]{2}$/.test(country) ? (names.of(country) ?? country) : t("unknown");
  const rows = new Map<string, Chart["rows"][number]["values"]>();
  for (const { method, country, count } of counts) {
    const values = rows.get(nameOf(country)) ?? {};
    values[methodOf(method)] = (values[methodOf(method)] ?? 0) + count;
    rows.set(nameOf(country), values);
  }
  return (
    <ChartFigure
      title={t("signatures")}
      rowTitle={t("country")}
      summary={t("total", { count: counts.reduce((sum, { count }) => sum + count, 0) })}
      isStacked
      series={methods
        .filter((method) => counts.some((each) => methodOf(each.method) === method))
        .map((method) => ({ key: method, label: t(`methods.${method}`), color: colors[method] }))}
      rows={[...rows].map(([label, values]) => ({ label, values }))}
    />
  );
}
