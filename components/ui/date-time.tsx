"use client";

import { useLocale } from "next-intl";
import { useSyncExternalStore } from "react";
import { momentWords } from "@/lib/domain/time/date-words";

const subscribe = () => () => undefined;

/** A date and time in the reader's time zone, which only the browser knows. */
export function DateTime({ at }: { at: Date }) {
  const language = useLocale();
  const isInBrowser = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  return <time dateTime={at.toISOString()}>{isInBrowser ? momentWords(at, language) : "\u00a0"}</time>;
}
