import { useTranslations } from "next-intl";
import Form from "next/form";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button-style";
import { TextField } from "@/components/ui/text-field";
import { type DateRange, lastDays, usualRanges } from "@/lib/domain/time/date-range";

const chip =
  "inline-flex min-h-11 items-center rounded-md px-3 text-base text-ink-soft hover:bg-sunken hover:text-ink aria-[current=true]:bg-accent-soft aria-[current=true]:font-medium aria-[current=true]:text-accent sm:min-h-10";

/** Selects the range of days for the statistics. It is part of the URL, and works without JavaScript. */
export function RangeForm({ range, now }: { range: DateRange; now: Date }) {
  const t = useTranslations("adminOverview");
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <nav aria-label={t("range")} className="flex flex-wrap gap-1">
        {usualRanges.map((days) => {
          const { from, until } = lastDays(days, now);
          return (
            <Link
              key={days}
              href={`/admin?from=${from}&until=${until}`}
              aria-current={range.from === from && range.until === until ? "true" : undefined}
              className={chip}
              scroll={false}
            >
              {t("lastDays", { days })}
            </Link>
          );
        })}
      </nav>
      <Form
        action="/admin"
        key={range.from + range.until}
        scroll={false}
        className="flex flex-wrap items-end gap-3"
      >
        <TextField label={t("from")} type="date" name="from" defaultValue={range.from} required />
        <TextField label={t("until")} type="date" name="until" defaultValue={range.until} required />
        <button className={buttonStyle({ tone: "quiet" })}>{t("show")}</button>
      </Form>
    </div>
  );
}
