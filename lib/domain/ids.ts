import { randomBytes, randomInt } from "node:crypto";

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

/** The end of the last id. An id of the same millisecond continues from it. */
let last = { time: "", end: 0n };

const endDigits = 20;
const maxStep = 2 ** 32;

/**
 * Returns a new id: a prefix for its kind, then 32 hex digits, of which the first twelve are the time in milliseconds,
 * so that ids sort by age. Those of one millisecond and process sort in the order in which they were made.
 */
export function newId(kind: keyof typeof prefixes, now: Date): string {
  const time = now.getTime().toString(16).padStart(12, "0");
  // The first bit stays free, so that additions do not overflow.
  const end =
    time === last.time
      ? last.end + 1n + BigInt(randomInt(maxStep))
      : BigInt(`0x${randomBytes(endDigits / 2).toString("hex")}`) >> 1n;
  last = { time, end };
  return `${prefixes[kind]}_${time}${end.toString(16).padStart(endDigits, "0")}`;
}
