"use client";

import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { dateLocales } from "@/lib/domain/text/language";

/**
 * Tells react-aria the person's language, for its own words and for dates. It stands around each primitive that needs
 * it, and not around the page, so that a page without one does not load it.
 */
export function LocaleProvider({ children }: { children: ReactNode }) {
  return <I18nProvider locale={dateLocales[useLocale()]}>{children}</I18nProvider>;
}
