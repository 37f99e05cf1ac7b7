"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { momentWords } from "@/lib/domain/time/date-words";
import { relativeTime } from "./relative-time-words";
import { minuteMs } from "@/lib/domain/time/durations";

/** Updates every 30 seconds, which is exact enough for minutes. */
const subscribe = (onChange: () => void) => {
  const timer = setInterval(onChange, 30_000);
  return () => clearInterval(timer);
};
const currentMinute = () => Math.floor(Date.now() / minuteMs);
const noMinute = () => undefined;

type RelativeTimeProps = {
  at: Date;
  /** Makes the exact time reachable by keyboard. */
  isFocusable?: boolean;
};

/**
 * "3 minutes ago", with the exact time in the reader's time zone on hover and for assistive technology. In print, the
 * exact time follows in parentheses.
 */
export function RelativeTime({ at, isFocusable = false }: RelativeTimeProps) {
  const minute = useSyncExternalStore(subscribe, currentMinute, noMinute);
  // The server does not know the reader's time zone, so it renders a placeholder.
  if (minute === undefined) return <time dateTime={at.toISOString()}>{"\u00a0"}</time>;
  return <TimeInWords at={at} isFocusable={isFocusable} />;
}

function TimeInWords({ at, isFocusable }: Required<RelativeTimeProps>) {
  const t = useTranslations("time");
  const language = useLocale();
  const exact = momentWords(at, language);
  return (
    <time
      dateTime={at.toISOString()}
      title={exact}
      data-exact={exact}
      tabIndex={isFocusable ? 0 : undefined}
      className={isFocusable ? "exact-on-focus" : undefined}
    >
      {relativeTime(at, { now: new Date(), language }) ?? t("justNow")}
    </time>
  );
}
