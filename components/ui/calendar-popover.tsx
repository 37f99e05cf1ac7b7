"use client";

import { getLocalTimeZone, parseDate, today } from "@internationalized/date";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTimeZone } from "next-intl";
import type { RefObject } from "react";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from "react-aria-components/Calendar";
import { Dialog } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { iconButtonStyle } from "./button-style";
import { floatStyle } from "./float-style";
import { LocaleProvider } from "./locale-provider";

export type CalendarPopoverProps = {
  label: string;
  /** Days are written as 2026-11-25. Empty means none. */
  day: string;
  min: string | undefined;
  max: string | undefined;
  opener: RefObject<HTMLElement | null>;
  onChoose: (day: string) => void;
  onClose: () => void;
};

/** The open calendar of a `DateField`, in the reader's language and the portal's time zone, as its limits are. */
export function CalendarPopover({ label, day, min, max, opener, onChoose, onClose }: CalendarPopoverProps) {
  const timeZone = useTimeZone() ?? getLocalTimeZone();
  return (
    <LocaleProvider>
      <Popover
        isOpen
        triggerRef={opener}
        placement="bottom end"
        onOpenChange={(isOpen) => !isOpen && onClose()}
        className={floatStyle}
      >
        <Dialog aria-label={label} className="p-4 outline-none">
          <Calendar
            aria-label={label}
            autoFocus
            value={day ? parseDate(day) : null}
            defaultFocusedValue={today(timeZone)}
            minValue={min ? parseDate(min) : null}
            maxValue={max ? parseDate(max) : null}
            onChange={(chosen) => {
              onChoose(chosen.toString());
              onClose();
            }}
          >
            <header className="flex items-center justify-between">
              <Button slot="previous" className={iconButtonStyle}>
                <ChevronLeft aria-hidden className="size-4" />
              </Button>
              <Heading className="font-serif text-md" />
              <Button slot="next" className={iconButtonStyle}>
                <ChevronRight aria-hidden className="size-4" />
              </Button>
            </header>
            <Days />
          </Calendar>
        </Dialog>
      </Popover>
    </LocaleProvider>
  );
}

function Days() {
  return (
    <CalendarGrid weekdayStyle="short" className="tabular-nums">
      <CalendarGridHeader>
        {(weekday) => (
          <CalendarHeaderCell className="py-1 text-sm font-normal text-ink-faint">
            {weekday}
          </CalendarHeaderCell>
        )}
      </CalendarGridHeader>
      <CalendarGridBody>
        {(date) => (
          <CalendarCell
            date={date}
            className="flex size-11 cursor-pointer items-center justify-center rounded-md text-base outline-none hover:bg-sunken data-[disabled]:cursor-default data-[disabled]:text-ink-faint data-[disabled]:line-through data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent data-[outside-month]:invisible data-[selected]:bg-accent data-[selected]:text-on-accent sm:size-10"
          />
        )}
      </CalendarGridBody>
    </CalendarGrid>
  );
}
