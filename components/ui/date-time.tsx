"use client";

import { useLocale } from "next-intl";
import { useSyncExternalStore } from "react";
import { momentWords } from "@/lib/domain/time/date-words";

const subscribe = () => () => undefined;

/** A day with the time on the clock, in the reader's own zone, which the server does not know. */
export function DateTime({ at }: { at: Date }) {
  const language = useLocale();
  const isInBrowser = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  return <time dateTime={at.toISOString()}>{isInBrowser ? momentWords(at, language) : "\u00a0"}</time>;
}
