"use client";

import { CircleUserRound, Files } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { ParaphMark } from "../ui/paraph-mark";

const places = [
  { href: "/documents", name: "documents", Icon: Files },
  { href: "/account", name: "account", Icon: CircleUserRound },
] as const;

/** A narrow rail, and on a phone a bar at the foot. */
export function Navigation({ personName }: { personName: string }) {
  const path = usePathname();
  const t = useTranslations("shell");
  return (
    <nav
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] sm:sticky sm:top-0 sm:h-dvh sm:w-24 sm:shrink-0 sm:border-t-0 sm:border-r"
    >
      <ul className="flex justify-around sm:h-full sm:flex-col sm:justify-start sm:gap-1 sm:px-2 sm:py-6">
        <li className="hidden pb-6 text-center sm:block">
          <ParaphMark className="mx-auto h-6 w-12 text-accent" />
        </li>
        {places.map(({ href, name, Icon }) => (
          <li key={href} className="flex-1 sm:flex-none sm:last:mt-auto">
            <Link
              href={href}
              aria-current={path.startsWith(href) ? "page" : undefined}
              title={name === "account" ? personName : undefined}
              className="flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-md text-xs text-ink-soft hover:bg-sunken aria-[current=page]:font-medium aria-[current=page]:text-accent"
            >
              <Icon aria-hidden className="size-5" strokeWidth={1.75} />
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
