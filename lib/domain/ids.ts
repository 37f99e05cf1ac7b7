import { randomBytes } from "node:crypto";

const prefixes = {
  user: "usr",
  session: "ses",
  document: "doc",
  file: "fil",
  signing: "sgn",
  signer: "sgr",
  mail: "mal",
  tag: "tag",
  userImport: "imp",
  report: "rep",
} as const;

/**
 * Returns a new id: a prefix for its kind, then 32 hex digits, of which the first twelve are the time in milliseconds,
 * so that ids sort by age.
 */
export function newId(kind: keyof typeof prefixes, now: Date): string {
  const time = now.getTime().toString(16).padStart(12, "0");
  return `${prefixes[kind]}_${time}${randomBytes(10).toString("hex")}`;
}
