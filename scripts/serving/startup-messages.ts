import { stripVTControlCharacters } from "node:util";

const patterns = [
  /^$/,
  /^▲ Next\.js/,
  /^- (Local|Network|Environments):/,
  /^✓ (Starting|Ready|Running next\.config)/,
  /^Sandbox gateway ready/,
];

/** Whether this is a server's message about its own start, which the banner replaces. */
export function isStartupMessage(line: string): boolean {
  const text = stripVTControlCharacters(line).trim();
  return patterns.some((pattern) => pattern.test(text));
}
