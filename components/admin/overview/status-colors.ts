import type { DocumentStatus } from "@/lib/domain/signing/signing-status";

const weaker = (color: string) => `color-mix(in oklch, ${color}, var(--raised) 45%)`;

/** The color of each status in a chart, as on its badge; two of one tone are told apart by their strength. */
export const statusColors: Record<DocumentStatus, string> = {
  draft: "var(--line)",
  preparing: weaker("var(--accent)"),
  out_for_signature: "var(--waiting)",
  collecting: "var(--accent)",
  signed: "var(--good)",
  declined: weaker("var(--bad)"),
  cancelled: weaker("var(--line-strong)"),
  expired: "var(--line-strong)",
  failed: "var(--ink-faint)",
  needs_attention: "var(--bad)",
};
