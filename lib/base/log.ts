/**
 * Writes one line on the console for the operator: what happened, and the chain of causes by
 * name and message. Callers pass errors of ours, whose messages hold no secrets and no personal codes.
 */
export function log(message: string, error?: unknown): void {
  console.error([`[paraph] ${message}`, ...causes(error)].join("\n  because: "));
}

/** Prints something that only the operator may read: it goes to the console and nowhere else. */
export function announce(message: string): void {
  console.log(message);
}

function causes(error: unknown): string[] {
  if (error === undefined) return [];
  if (!(error instanceof Error)) return ["a value that is not an error was thrown"];
  return [`${error.name}: ${error.message}`, ...causes(error.cause)];
}
