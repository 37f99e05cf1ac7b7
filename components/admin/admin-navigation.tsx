"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { adminPlaces } from "./admin-places";

/**
 * The navigation of the admin dashboard, above each of its pages. On a phone it scrolls sideways, to the current page.
 */
export function AdminNavigation() {
  const path = usePathname();
  const t = useTranslations("adminPlaces");
  // The overview's path is a prefix of all others.
  const isAt = (href: string) => (href === "/admin" ? path === href : path.startsWith(href));
  const navigation = useRef<HTMLElement>(null);
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const [whole, part] = [navigation.current, current.current];
    if (!whole || !part) return;
    const [seen, link] = [whole.getBoundingClientRect(), part.getBoundingClientRect()];
    whole.scrollLeft += link.left + link.width / 2 - seen.left - seen.width / 2;
  }, [path]);
  return (
    <nav ref={navigation} aria-label={t("title")} className="-mx-3 mb-6 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {adminPlaces.map(({ href, name }) => (
          <li key={href}>
            <Link
              href={href}
              ref={isAt(href) ? current : undefined}
              aria-current={isAt(href) ? "page" : undefined}
              className="-mb-px flex min-h-11 items-center border-b-2 border-transparent px-3 text-base whitespace-nowrap text-ink-soft -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-accent"
            >
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
