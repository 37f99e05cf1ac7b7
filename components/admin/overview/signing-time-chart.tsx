import { useLocale, useTranslations } from "next-intl";
import { byPeriod } from "./by-period";
import { ChartFigure } from "./chart-figure";

type SigningTimeChartProps = {
  rowTitle: string;
  periods: string[];
  times: { period: string; medianMs: number; ninetiethMs: number }[];
};

const hours = (ms: number) => Math.round(ms / 360_000) / 10;

/** The time from sending to the signed file in the library, in hours. */
export function SigningTimeChart({ rowTitle, periods, times }: SigningTimeChartProps) {
  const t = useTranslations("adminOverview");
  const language = useLocale();
  return (
    <ChartFigure
      title={t("signingTime")}
      rowTitle={rowTitle}
      summary={t("signingTimeExplained")}
      isStacked={false}
      series={[
        { key: "median", label: t("median"), color: "var(--accent)" },
        { key: "ninetieth", label: t("ninetieth"), color: "var(--waiting)" },
      ]}
      format={(value) => value.toLocaleString(language)}
      rows={byPeriod(
        periods,
        times.flatMap(({ period, medianMs, ninetiethMs }) => [
          { period, key: "median", value: hours(medianMs) },
          { period, key: "ninetieth", value: hours(ninetiethMs) },
        ]),
      )}
    />
  );
}
