"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname, useSearchParams } from "next/navigation";
import { type FormEvent, useEffect, useRef } from "react";
import { searchHref } from "@/lib/domain/document/library-query";
import { useRequestedSearch, useGo } from "../ui/page-change";

const pauseMs = 200;

/**
 * Searches documents, in the library as the user types, on other pages on Enter. "/" focuses it. The page provides
 * the messages "search".
 */
export function LibrarySearch() {
  const t = useTranslations("search");
  const go = useGo();
  const requestedSearch = useRequestedSearch();
  const isLibrary = usePathname() === "/documents";
  const parameters = useSearchParams();
  const urlQuery = (isLibrary && parameters.get("q")) || "";
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useSlashShortcut(input);

  // Back, forward and "Clear all" change the query; a user who is typing is not interrupted.
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = urlQuery;
  }, [urlQuery]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = () => {
    clearTimeout(timer.current);
    const q = input.current?.value ?? "";
    // The latest requested URL counts: its page may still be loading.
    const requested = new URLSearchParams(isLibrary ? requestedSearch() : "");
    if (isLibrary && q.trim() === (requested.get("q") ?? "")) return;
    const href = searchHref(requested, q);
    go(href, isLibrary ? { replace: true, scroll: false } : {});
  };
  const searchAfterPause = () => {
    clearTimeout(timer.current);
    if (isLibrary) timer.current = setTimeout(search, pauseMs);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    search();
  };

  return (
    <search className="min-w-0 flex-1 sm:max-w-md">
      <form action="/documents" onSubmit={onSubmit} className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-ink-faint"
        />
        <input
          ref={input}
          type="search"
          name="q"
          defaultValue={urlQuery}
          onChange={searchAfterPause}
          maxLength={200}
          aria-label={t("label")}
          aria-keyshortcuts="/"
          placeholder={t("label")}
          enterKeyHint="search"
          autoComplete="off"
          className="min-h-11 w-full rounded-md border border-line-strong bg-raised pr-3 pl-9 text-md sm:min-h-10"
        />
      </form>
    </search>
  );
}

function useSlashShortcut(input: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target))
        return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, [input]);
}

/** Whether the key belongs to an input, or to a dialog or menu. */
const isTaken = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null;
