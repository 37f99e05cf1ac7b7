const base =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-4 text-md font-medium transition-colors sm:min-h-10 disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60";

const tones = {
  /** The main action: at most one on a page. */
  filled: "bg-accent text-on-accent hover:bg-accent-strong",
  quiet: "border border-line-strong bg-raised text-ink hover:bg-sunken",
};

/** Classes of a button, or of a link that looks like one. */
export function buttonStyle({ tone = "filled" }: { tone?: keyof typeof tones } = {}): string {
  return `${base} ${tones[tone]}`;
}

/** Classes of a button that shows only an icon. */
export const iconButtonStyle =
  "flex size-11 shrink-0 items-center justify-center rounded-md text-ink-soft transition-colors hover:bg-sunken hover:text-ink sm:size-10";
