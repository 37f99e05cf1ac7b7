/**
 * Writes a message to the console for the operator, followed by the name and message of the error and its causes. Pass
 * only errors of our own, whose messages contain no secrets and no personal codes.
 */
export function log(message: string, error?: unknown): void {
  console.error([`[paraph] ${message}`, ...causes(error)].join("\n  because: "));
}

/** Prints something that only the operator may read: to the console and nowhere else. */
export function announce(message: string): void {
  console.log(message);
}

function causes(error: unknown): string[] {
  if (error === undefined) return [];
  if (!(error instanceof Error)) return ["a value that is not an error was thrown"];
  return [`${error.name}: ${error.message}`, ...causes(error.cause)];
}
