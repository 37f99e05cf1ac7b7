import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { fieldStyle } from "../ui/field-style";
import type { FindMatches } from "./pane-state";
import { ToolButton } from "./tool-button";

type FindBarProps = {
  matches: FindMatches | undefined;
  onFind: (query: string, how?: { again?: "next" | "previous" }) => void;
  onClose: () => void;
};

/** Searches the pages as the reader types. Enter goes to the next match, Shift and Enter to the previous one. */
export function FindBar({ matches, onFind, onClose }: FindBarProps) {
  const t = useTranslations("viewer");
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  useEffect(() => field.current?.focus(), []);
  const again = (direction: "next" | "previous") => query && onFind(query, { again: direction });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") again(event.shiftKey ? "previous" : "next");
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <search className="flex items-center gap-1 border-b border-line bg-raised p-1" onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="search"
        aria-label={t("find")}
        placeholder={t("find")}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          onFind(target.value);
        }}
        className={`${fieldStyle} max-w-64 min-w-0`}
      />
      <p role="status" className="min-w-16 flex-1 px-2 text-sm text-ink-soft tabular-nums">
        {query && matches && matchWords(t, matches)}
      </p>
      <ToolButton
        label={t("previousMatch")}
        Icon={ChevronUp}
        disabled={!matches?.total}
        onClick={() => again("previous")}
      />
      <ToolButton
        label={t("nextMatch")}
        Icon={ChevronDown}
        disabled={!matches?.total}
        onClick={() => again("next")}
      />
      <ToolButton label={t("closeFind")} Icon={X} onClick={onClose} />
    </search>
  );
}

function matchWords(
  t: ReturnType<typeof useTranslations<"viewer">>,
  { isSearching, current, total }: FindMatches,
) {
  if (total > 0) return t("matches", { current, total });
  return isSearching ? t("searching") : t("noMatches");
}
