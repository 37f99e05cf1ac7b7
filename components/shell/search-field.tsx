"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import Form from "next/form";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";

/** Finds documents from any page. "/" leads to it. */
export function SearchField() {
  const t = useTranslations("shell");
  const asked = useSearchParams().get("q") ?? "";
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target))
        return;
      event.preventDefault();
      input.current?.select();
      input.current?.focus();
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);

  return (
    <search className="min-w-0 flex-1 sm:max-w-md">
      <Form action="/documents" prefetch={false} className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-ink-faint"
        />
        <input
          ref={input}
          key={asked}
          type="search"
          name="q"
          defaultValue={asked}
          aria-label={t("search")}
          aria-keyshortcuts="/"
          placeholder={t("search")}
          enterKeyHint="search"
          autoComplete="off"
          className="min-h-11 w-full rounded-md border border-line bg-raised pr-3 pl-9 text-md sm:min-h-10"
        />
      </Form>
    </search>
  );
}

/** Whether the key belongs to something that is typed into, or to an open dialog. */
const isTaken = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null;
