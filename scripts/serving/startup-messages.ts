import { stripVTControlCharacters } from "node:util";

const patterns = [
  /^$/,
  /^▲ Next\.js/,
  /^- (Local|Network|Environments):/,
  /^✓ (Starting|Ready|Running next\.config)/,
  /^Sandbox gateway ready/,
];

/** Whether a server prints this line about its own start. The banner replaces those lines. */
export function isStartupMessage(line: string): boolean {
  const text = stripVTControlCharacters(line).trim();
  return patterns.some((pattern) => pattern.test(text));
}
