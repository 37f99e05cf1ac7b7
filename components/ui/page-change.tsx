"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import {
  type ComponentProps,
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useTransition,
} from "react";

type Go = (href: string, how?: { replace?: boolean; scroll?: boolean }) => void;

type Changes = { go: Go; search: () => string };

const ChangesContext = createContext<Changes | undefined>(undefined);
/** Whether the next page is loading. */
export const ChangingContext = createContext(false);

/** Tracks each navigation by `useGo` or a `PageLink` inside it until the next page is shown. */
export function PageChangeProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [isChanging, startTransition] = useTransition();
  const target = useRef<string>(undefined);
  useEffect(() => {
    if (!isChanging) target.current = undefined;
  }, [isChanging]);
  useEffect(() => {
    const clearTarget = () => (target.current = undefined); // Back and Forward change the URL at once
    window.addEventListener("popstate", clearTarget);
    return () => window.removeEventListener("popstate", clearTarget);
  }, []);
  const changes = useMemo<Changes>(
    () => ({
      go: (href, { replace = false, ...how } = {}) => {
        target.current = href;
        startTransition(() => (replace ? router.replace(href, how) : router.push(href, how)));
      },
      search: () => new URL(target.current ?? window.location.href, window.location.href).search,
    }),
    [router],
  );
  return (
    <ChangesContext value={changes}>
      <ChangingContext value={isChanging}>{children}</ChangingContext>
    </ChangesContext>
  );
}

/**
 * Navigates to a URL. Until the next page is shown, the current one indicates that it is loading.
 *
 * @throws {Error} outside of a `PageChangeProvider`
 */
export const useGo = (): Go => useChanges().go;

/**
 * Returns the query string of the URL, or of the next one while that is loading.
 *
 * @throws {Error} outside of a `PageChangeProvider`
 */
export const useRequestedSearch = (): (() => string) => useChanges().search;

function useChanges(): Changes {
  const changes = useContext(ChangesContext);
  if (!changes) throw new Error("Pages are changed inside a PageChangeProvider.");
  return changes;
}

type PageLinkProps = Omit<ComponentProps<typeof Link>, "href" | "replace" | "onNavigate"> & { href: string };

/** A link within the portal: the current page shows that the next one is loading. */
export function PageLink({ href, scroll, ...link }: PageLinkProps) {
  const go = useGo();
  return (
    <Link
      {...link}
      href={href}
      scroll={scroll}
      onNavigate={(navigation) => {
        navigation.preventDefault();
        go(href, { scroll });
      }}
    />
  );
}

/**
 * The content of a page. While the next page loads, a thin line runs along the top of the window, and lists, which
 * are about to change, fade (`.list-content`). Nothing moves, and fast navigations show neither.
 */
export function PageContent({ className, children }: { className: string; children: ReactNode }) {
  const isChanging = useContext(ChangingContext);
  return (
    <main id="content" tabIndex={-1} aria-busy={isChanging} className={className}>
      {isChanging && (
        <div
          aria-hidden
          className="no-print fixed inset-x-0 top-0 z-20 h-0.5 animate-wait-line overflow-hidden bg-accent-soft"
        >
          <div className="h-full w-2/5 animate-run bg-accent" />
        </div>
      )}
      {children}
    </main>
  );
}
