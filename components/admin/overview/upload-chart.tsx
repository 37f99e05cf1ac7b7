import { useLocale, useTranslations } from "next-intl";
import { useByteSize } from "@/components/ui/byte-size";
import { byPeriod } from "./by-period";
import { ChartFigure } from "./chart-figure";

type UploadChartProps = {
  rowTitle: string;
  periods: string[];
  uploads: { period: string; count: number; bytes: number }[];
};

/** The size of the uploads in each period, in MB. */
export function UploadChart({ rowTitle, periods, uploads }: UploadChartProps) {
  const t = useTranslations("adminOverview");
  const language = useLocale();
  const byteSize = useByteSize();
  const [files, bytes] = uploads.reduce(
    ([count, size], each) => [count + each.count, size + each.bytes],
    [0, 0],
  );
  return (
    <ChartFigure
      title={t("uploads")}
      rowTitle={rowTitle}
      summary={t("uploadTotal", { count: files, size: byteSize(bytes) })}
      isStacked={false}
      series={[{ key: "mb", label: t("megabytes"), color: "var(--accent)" }]}
      format={(value) => value.toLocaleString(language, { maximumSignificantDigits: 3 })}
      rows={byPeriod(
        periods,
        // Not rounded, as a day of small files is not empty.
        uploads.map(({ period, bytes: size }) => ({ period, key: "mb", value: size / 1_000_000 })),
      )}
    />
  );
}
