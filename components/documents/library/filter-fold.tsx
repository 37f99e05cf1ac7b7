"use client";

import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useId, useState } from "react";

type Fold = { id: string; isOpen: boolean; toggle: () => void };

const FoldContext = createContext<Fold>({ id: "", isOpen: true, toggle: () => {} });

/** Hides a list's filters behind a button on a phone, where they would push the list off the screen. */
export function FilterFold({ children }: { children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const toggle = () => setIsOpen((wasOpen) => !wasOpen);
  return <FoldContext value={{ id: useId(), isOpen, toggle }}>{children}</FoldContext>;
}

/** The button that shows the filters, with the number in use. */
export function FilterToggle({ inUse }: { inUse: number }) {
  const t = useTranslations("library.filters");
  const { id, isOpen, toggle } = useContext(FoldContext);
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls={id}
      onClick={toggle}
      className="flex min-h-11 shrink-0 items-center gap-2 rounded-full border border-line-strong bg-raised px-4 text-base text-ink-soft aria-expanded:border-accent aria-expanded:bg-accent-soft aria-expanded:text-accent sm:hidden"
    >
      <SlidersHorizontal aria-hidden className="size-4" />
      {t("toggle")}
      {inUse > 0 && (
        <span className="min-w-5 rounded-full bg-accent px-1.5 text-center text-xs leading-5 font-semibold text-on-accent">
          <span aria-hidden>{inUse}</span>
          <span className="sr-only">{t("inUse", { count: inUse })}</span>
        </span>
      )}
    </button>
  );
}

/** The filters. A larger screen always shows them. */
export function FilterRegion({ children }: { children: ReactNode }) {
  const { id, isOpen } = useContext(FoldContext);
  return (
    <div id={id} className={isOpen ? undefined : "max-sm:hidden"}>
      {children}
    </div>
  );
}
