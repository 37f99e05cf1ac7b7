/** What a mail says, before it takes a form. */
export type Letter = {
  language: string;
  title: string;
  greeting: string;
  paragraphs: string[];
  /** Somebody's own words, in as many lines as they wrote. */
  quote?: { from: string; words: string };
  /** Left out where nothing is left to do. */
  action?: { label: string; url: string; hint: string };
  /** Small print after the action. */
  notes: string[];
};

/** The letter as plain text. */
export function letterText({ greeting, paragraphs, quote, action, notes }: Letter): string {
  const quoted = quote && [quote.from, quote.words.replace(/^/gm, "> ")].join("\n");
  const linked = action && `${action.label}:\n${action.url}`;
  const parts = [greeting, ...paragraphs, quoted, linked, ...notes];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
