"use client";

import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { iconButtonStyle } from "./button-style";
import { TextField } from "./text-field";

const CalendarPopover = dynamic(() => import("./calendar-popover").then((module) => module.CalendarPopover), {
  ssr: false,
});

type DateFieldProps = {
  label: string;
  /** Days are written as 2026-11-25. Empty means none. */
  value: string;
  onChange: (day: string) => void;
  min?: string;
  max?: string;
  hint?: string;
  error?: string;
};

/**
 * A day, typed or chosen in a calendar, which loads when it opens. Phones show the browser's own calendar, which
 * works better there.
 */
export function DateField({ label, value, onChange, min, max, hint, error }: DateFieldProps) {
  const t = useTranslations("time");
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <TextField
        label={label}
        hint={hint}
        error={error}
        type="date"
        min={min}
        max={max}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        beside={
          <button
            ref={button}
            type="button"
            aria-label={t("calendar", { field: label })}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(true)}
            className={`${iconButtonStyle} pointer-coarse:hidden`}
          >
            <CalendarDays aria-hidden className="size-4" />
          </button>
        }
      />
      {isOpen && (
        <CalendarPopover
          {...{ label, min, max }}
          day={value}
          opener={button}
          onChoose={onChange}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
