import type { ReactNode } from "react";

const tones = {
  info: "border-line bg-accent-soft text-ink",
  bad: "border-bad/40 bg-bad-soft text-ink",
};

/** A message within the page. "bad" is announced at once. */
export function Notice({ tone = "info", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <div
      role={tone === "bad" ? "alert" : undefined}
      className={`rounded-md border px-4 py-3 text-base ${tones[tone]}`}
    >
      {children}
    </div>
  );
}
