export type ByteRange = { start: number; end: number };

/**
 * One range of a `Range` header (RFC 9110, 14.2), both ends inclusive.
 *
 * @returns `undefined` where the whole file is meant: no header, several ranges, or one we cannot read
 */
export function parseRange(
  header: string | null,
  sizeBytes: number,
): ByteRange | "unsatisfiable" | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return undefined;
  const range =
    first === ""
      ? { start: Math.max(0, sizeBytes - Number(last)), end: sizeBytes - 1 }
      : { start: Number(first), end: last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1) };
  return range.start > range.end || range.start >= sizeBytes ? "unsatisfiable" : range;
}
