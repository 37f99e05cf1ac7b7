export type ByteRange = { start: number; end: number };

/** Maximum number of ranges per response; a request for more gets the whole file. */
const maxRanges = 100;

/**
 * The ranges of a `Range` header (RFC 9110 §14.2), both ends inclusive. Several are served only in ascending order and
 * without overlaps. A range at the start of the file is served alone, because the audit log recognizes a reader by it.
 *
 * @returns `undefined` for the whole file: there is no header, or one that is not supported
 */
export function parseRanges(
  header: string | null,
  sizeBytes: number,
): ByteRange[] | "unsatisfiable" | undefined {
  const [, list] = /^bytes=(.+)$/.exec(header?.trim() ?? "") ?? [];
  const requested = list?.split(",").map((range) => parseRange(range.trim(), sizeBytes)) ?? [];
  if (requested.length === 0 || requested.length > maxRanges || requested.includes(undefined))
    return undefined;
  const ranges = requested.filter((range) => range !== undefined && range !== "unsatisfiable");
  if (ranges.length === 0) return "unsatisfiable";
  const inOrder = ranges.every(({ start }, index) => start > (ranges[index - 1]?.end ?? -1));
  return ranges.length === 1 || (inOrder && ranges[0]?.start !== 0) ? ranges : undefined;
}

function parseRange(range: string, sizeBytes: number): ByteRange | "unsatisfiable" | undefined {
  const [, first, last] = /^(\d*)-(\d*)$/.exec(range) ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return undefined;
  const { start, end } =
    first === ""
      ? { start: Math.max(0, sizeBytes - Number(last)), end: sizeBytes - 1 }
      : { start: Number(first), end: last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1) };
  return start > end || start >= sizeBytes ? "unsatisfiable" : { start, end };
}
