"use client";

import { FileCheck, Files, PenLine, Settings2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { PageLink } from "../ui/page-change";

const places = [
  { href: "/documents", name: "documents", Icon: Files },
  { href: "/to-sign", name: "toSign", Icon: PenLine },
  { href: "/verify", name: "verify", Icon: FileCheck },
  { href: "/admin", name: "admin", Icon: Settings2 },
] as const;

const placesFor = (isAdmin: boolean) => places.filter(({ name }) => isAdmin || name !== "admin");

type NavigationProps = {
  toSign: number;
  isAdmin: boolean;
  /** The organization's logo, or the portal's own mark. */
  mark: ReactNode;
  /** Further items, after the places. */
  children?: ReactNode;
};

/** The main navigation: a narrow rail, or on a phone a bar at the bottom. */
export function Navigation({ toSign, isAdmin, mark, children }: NavigationProps) {
  const path = usePathname();
  const t = useTranslations("shell");
  return (
    <nav
      data-navigation-bar
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] sm:sticky sm:top-0 sm:h-dvh sm:w-24 sm:shrink-0 sm:border-t-0 sm:border-r"
    >
      <ul className="flex justify-around sm:h-full sm:flex-col sm:justify-start sm:gap-1 sm:px-2 sm:py-6">
        <li className="hidden pb-6 text-center sm:block">{mark}</li>
        {placesFor(isAdmin).map(({ href, name, Icon }) => (
          <li key={href} className="flex-1 sm:flex-none">
            <PageLink
              href={href}
              aria-current={path.startsWith(href) ? "page" : undefined}
              className="flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-md text-xs text-ink-soft hover:bg-sunken aria-[current=page]:font-medium aria-[current=page]:text-accent"
            >
              <span className="relative">
                <Icon aria-hidden className="size-5" strokeWidth={1.75} />
                {name === "toSign" && toSign > 0 && <Count of={toSign} />}
              </span>
              {t(name)}
            </PageLink>
          </li>
        ))}
        <li className="flex-1 sm:flex-none">{children}</li>
      </ul>
    </nav>
  );
}

/** The number of documents to sign. */
function Count({ of }: { of: number }) {
  const t = useTranslations("shell");
  return (
    <span className="absolute -top-2 left-3 min-w-4.5 rounded-full bg-accent px-1 text-center text-xs leading-4.5 font-semibold text-on-accent">
      <span aria-hidden>{of > 99 ? "99+" : of}</span>
      <span className="sr-only">{t("toSignCount", { count: of })}</span>
    </span>
  );
}
