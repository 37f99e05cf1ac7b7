"use client";

import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { dateLocales } from "@/lib/domain/text/language";

/**
 * Sets the language of react-aria's own texts and dates. It wraps each primitive that needs it rather than the page,
 * so that pages without one do not load it.
 */
export function LocaleProvider({ children }: { children: ReactNode }) {
  return <I18nProvider locale={dateLocales[useLocale()]}>{children}</I18nProvider>;
}
