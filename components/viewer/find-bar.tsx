import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { fieldStyle } from "../ui/field-style";
import type { Hits } from "./pane-state";
import { ToolButton } from "./tool-button";

type FindBarProps = {
  hits: Hits | undefined;
  onFind: (query: string, how?: { again?: "next" | "previous" }) => void;
  onClose: () => void;
};

/** Looks for words in the pages: as they are typed, then Enter for the next place and Shift with it for the one before. */
export function FindBar({ hits, onFind, onClose }: FindBarProps) {
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
        {query && hits && hitWords(t, hits)}
      </p>
      <ToolButton
        label={t("previousMatch")}
        Icon={ChevronUp}
        disabled={!hits?.total}
        onClick={() => again("previous")}
      />
      <ToolButton
        label={t("nextMatch")}
        Icon={ChevronDown}
        disabled={!hits?.total}
        onClick={() => again("next")}
      />
      <ToolButton label={t("closeFind")} Icon={X} onClick={onClose} />
    </search>
  );
}

function hitWords(t: ReturnType<typeof useTranslations<"viewer">>, { isSearching, current, total }: Hits) {
  if (total > 0) return t("matches", { current, total });
  return isSearching ? t("searching") : t("noMatches");
}
