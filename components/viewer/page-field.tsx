import { useTranslations } from "next-intl";
import { useState } from "react";

type PageFieldProps = { page: number; pageCount: number; onGo: (page: number) => void };

/** The number of the page in view. Typing another number and Enter goes there. */
export function PageField({ page, pageCount, onGo }: PageFieldProps) {
  const t = useTranslations("viewer");
  const [typed, setTyped] = useState<string>();
  const go = () => {
    const number = Number(typed);
    if (typed && Number.isInteger(number)) onGo(Math.min(Math.max(number, 1), pageCount));
    setTyped(undefined);
  };
  return (
    <label className="flex items-center gap-1.5 text-base whitespace-nowrap text-ink-soft tabular-nums">
      <input
        inputMode="numeric"
        aria-label={t("pageNumber")}
        value={typed ?? (pageCount ? String(page) : "")}
        disabled={pageCount === 0}
        onChange={({ target }) => setTyped(target.value.replace(/\D/g, "").slice(0, 6))}
        onFocus={({ target }) => target.select()}
        onBlur={() => setTyped(undefined)}
        onKeyDown={({ key }) => key === "Enter" && go()}
        style={{ width: `${Math.max(2, String(pageCount).length) + 2}ch` }}
        className="min-h-11 rounded-md border border-line-strong bg-raised text-center text-base sm:min-h-8"
      />
      {t("ofPages", { count: pageCount })}
    </label>
  );
}
