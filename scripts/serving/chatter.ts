import { stripVTControlCharacters } from "node:util";

const chatter = [
  /^$/,
  /^▲ Next\.js/,
  /^- (Local|Network|Environments):/,
  /^✓ (Starting|Ready|Running next\.config)/,
  /^Sandbox gateway ready/,
];

/** What the servers print about themselves as they start; the banner says it once for all of them. */
export function isStartUpChatter(line: string): boolean {
  const text = stripVTControlCharacters(line).trim();
  return chatter.some((pattern) => pattern.test(text));
}
