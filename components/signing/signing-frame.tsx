"use client";

import { useTranslations } from "next-intl";
import Script from "next/script";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { linkStyle } from "../ui/link-style";
import { Notice } from "../ui/notice";
import { connectFrame, provideJQuery } from "@/lib/gateway/dokobit/frame/isign";

type SigningFrameProps = {
  pageUrl: string;
  scriptUrl: string;
  nonce: string | undefined;
  onSuccess: () => void;
  onError: (errors: unknown) => void;
};

/** A frame that has not loaded after this time is reported as missing. */
const loadTimeoutMs = 20_000;

/**
 * The gateway's page in a frame, as docs/gateway.md#embedding describes: first jQuery, then the vendor's script,
 * which listens to the frame `isign-gateway` and calls our handlers.
 */
export function SigningFrame({ pageUrl, scriptUrl, nonce, onSuccess, onError }: SigningFrameProps) {
  const t = useTranslations("signing");
  const page = (words: ReactNode) => <PlainLink href={pageUrl}>{words}</PlainLink>;
  const [hasJQuery, setHasJQuery] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const isLoaded = useRef(false);
  const handlers = useRef({ onSuccess, onError });

  useEffect(() => {
    handlers.current = { onSuccess, onError };
  });

  useEffect(() => {
    if (isPolicyOfAnotherPage()) return location.reload();
    provideJQuery().then(
      () => setHasJQuery(true),
      () => setIsMissing(true),
    );
    const timer = setTimeout(() => {
      if (!isLoaded.current) setIsMissing(true);
    }, loadTimeoutMs);
    return () => clearTimeout(timer);
  }, []);

  return (
    <>
      {hasJQuery && (
        <Script
          src={scriptUrl}
          nonce={nonce}
          strategy="afterInteractive"
          onReady={() =>
            connectFrame({
              onSuccess: () => handlers.current.onSuccess(),
              onError: (errors) => handlers.current.onError(errors),
            })
          }
          onError={() => setIsMissing(true)}
        />
      )}
      {isMissing && <Notice tone="bad">{t.rich("frameMissing", { page })}</Notice>}
      {(hasJQuery || isMissing) && ( // not server-rendered: its load event would fire before we listen
        <iframe
          id="isign-gateway"
          title={t("frame")}
          src={pageUrl}
          onLoad={({ currentTarget }) => {
            if (isLoaded.current) showTop(currentTarget);
            isLoaded.current = true;
          }}
          referrerPolicy="origin"
          allow="publickey-credentials-get *; publickey-credentials-create *; clipboard-write"
          className="h-[max(36rem,calc(100dvh-15rem))] min-h-[calc(100dvh-15rem)] w-full rounded-lg border border-line bg-raised max-sm:-mx-4 max-sm:h-[calc(100dvh-8rem)] max-sm:min-h-[calc(100dvh-8rem)] max-sm:w-auto max-sm:self-stretch max-sm:rounded-none max-sm:border-x-0"
        />
      )}
      {!isMissing && <p className="text-base text-ink-faint">{t.rich("frameEmpty", { page })}</p>}
    </>
  );
}

/** Another page in the frame, as a scheme's own, begins where its reader cannot see it if they have scrolled past it. */
function showTop(frame: HTMLIFrameElement): void {
  if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
}

/**
 * Whether the browser loaded this document for another page, whose policy allows no frame, and the router has led
 * here since, as after a sign-in.
 */
function isPolicyOfAnotherPage(): boolean {
  const [loaded] = performance.getEntriesByType("navigation");
  return URL.canParse(loaded?.name ?? "") && new URL(loaded?.name ?? "").pathname !== location.pathname;
}

/** A link to the page itself, always shown, as browsers do not report that a frame failed. */
function PlainLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={linkStyle}>
      {children}
    </a>
  );
}
