/** The content of a mail, before it is rendered as text and HTML. */
export type Letter = {
  language: string;
  title: string;
  greeting: string;
  paragraphs: string[];
  /** A person's own words, with their line breaks. */
  quote?: { from: string; words: string };
  /** Left out if there is nothing to do. */
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
