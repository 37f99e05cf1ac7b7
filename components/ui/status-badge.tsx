import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DocumentStatus } from "@/lib/domain/signing/signing-status";
import { ParaphMark } from "./paraph-mark";

const ring = (children?: ReactNode) => (
  <svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    aria-hidden
    className="size-4 shrink-0"
  >
    {children}
  </svg>
);

const circle = <circle cx="8" cy="8" r="6" />;
const moving = ring(
  <circle cx="8" cy="8" r="6" strokeDasharray="26 12" strokeLinecap="round" className="animate-ring" />,
);

/** Each status has its own shape, so that color never carries the meaning alone. */
const shapes: Record<DocumentStatus, { tone: string; shape: ReactNode }> = {
  draft: { tone: "text-ink-faint", shape: ring(<circle cx="8" cy="8" r="6" strokeDasharray="2.6 2.1" />) },
  preparing: { tone: "text-accent", shape: moving },
  out_for_signature: {
    tone: "text-waiting",
    shape: ring([
      <g key="ring">{circle}</g>,
      <path key="half" d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor" />,
    ]),
  },
  collecting: { tone: "text-accent", shape: moving },
  signed: { tone: "text-good", shape: <ParaphMark className="h-3.5 w-7 shrink-0" /> },
  declined: {
    tone: "text-bad",
    shape: ring([<g key="ring">{circle}</g>, <path key="bar" d="M4.500 8h7" />]),
  },
  cancelled: {
    tone: "text-ink-faint",
    shape: ring([<g key="ring">{circle}</g>, <path key="slash" d="m4 12 8-8" />]),
  },
  expired: {
    tone: "text-ink-faint",
    shape: ring([<g key="ring">{circle}</g>, <path key="hands" d="M8 4.800V8l2 1.700" />]),
  },
  failed: { tone: "text-bad", shape: ring(<path d="m3.500 3.500 9 9m0-9-9 9" strokeLinecap="round" />) },
  needs_attention: {
    tone: "text-bad",
    shape: ring(
      <path
        d="M8 2 14.500 13.500h-13ZM8 6.500v3.200m0 1.500v.3"
        strokeLinejoin="round"
        strokeLinecap="round"
      />,
    ),
  },
};

/** @param isLive announces changes to screen readers: for the one status that a page is about */
export function StatusBadge({ status, isLive = false }: { status: DocumentStatus; isLive?: boolean }) {
  const t = useTranslations("statuses");
  const { tone, shape } = shapes[status];
  return (
    <span className={`inline-flex items-center gap-2 text-base font-medium sm:whitespace-nowrap ${tone}`}>
      {shape}
      <span role={isLive ? "status" : undefined}>{t(status)}</span>
    </span>
  );
}
