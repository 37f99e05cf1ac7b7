import { useTranslations } from "next-intl";
import Link from "next/link";
import { linkStyle } from "@/components/ui/link-style";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AttentionItem } from "@/lib/domain/signing/attention-item";
import { BadLists } from "./bad-lists";

/** The items that need attention, each with a link to the page to act on. */
export function AttentionList({ items, isMore }: { items: AttentionItem[]; isMore: boolean }) {
  const t = useTranslations("adminOverview.attention");
  if (items.length === 0) return <p className="text-md text-ink-soft">{t("nothing")}</p>;
  return (
    <div className="flex flex-col gap-2">
      <ul className="rounded-lg border border-line bg-raised">
        {items.map(({ kind, href, name, lists = [], at }) => (
          <li
            key={kind + href + name}
            className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line px-4 py-2 last:border-b-0"
          >
            <span className="min-w-0 flex-1 max-sm:basis-full">
              <span className="block font-serif text-md wrap-anywhere">
                {name ?? t(href === "/admin/trust" ? "trust" : "gateway")}
              </span>
              <span className="block text-base text-ink-soft">
                {kind === "lists_bad" ? <BadLists lists={lists} /> : t(kind)}
              </span>
            </span>
            {at && (
              <span className="text-base text-ink-faint">
                <RelativeTime at={at} />
              </span>
            )}
            <Link href={href} className={`flex min-h-11 items-center sm:min-h-10 ${linkStyle}`}>
              {t(`actions.${kind}`)}
            </Link>
          </li>
        ))}
      </ul>
      {isMore && (
        <Link href="/admin/signings?attention=1" className={linkStyle}>
          {t("more")}
        </Link>
      )}
    </div>
  );
}
