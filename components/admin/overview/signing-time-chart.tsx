import { useLocale, useTranslations } from "next-intl";
import { byPeriod } from "./by-period";
import { ChartFigure } from "./chart-figure";
import { type SigningTimes, signingTimes } from "./signing-times";

type SigningTimeChartProps = {
  rowTitle: string;
  periods: string[];
  times: SigningTimes[];
};

/** The time from sending to the signed file in the library, in minutes or hours. */
export function SigningTimeChart({ rowTitle, periods, times }: SigningTimeChartProps) {
  const t = useTranslations("adminOverview");
  const language = useLocale();
  const { unit, values } = signingTimes(times);
  return (
    <ChartFigure
      title={t("signingTime", { unit })}
      rowTitle={rowTitle}
      summary={t("signingTimeExplained")}
      isStacked={false}
      series={[
        { key: "median", label: t("median"), color: "var(--accent)" },
        { key: "ninetieth", label: t("ninetieth"), color: "var(--waiting)" },
      ]}
      format={(value) => value.toLocaleString(language, { maximumSignificantDigits: 3 })}
      rows={byPeriod(periods, values)}
    />
  );
}
