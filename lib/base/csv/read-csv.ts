import { CsvError, parse } from "csv-parse/sync";
import { withoutGuard } from "./formula-safe";

/** Thrown for a file that is not CSV. The message names the line. */
export class CsvFault extends Error {
  override name = "CsvFault";

  constructor(
    readonly line: number,
    options: ErrorOptions,
  ) {
    super(`The file is not valid CSV at line ${line}.`, options);
  }
}

/** One row: the line on which it begins, counted from 1, and its cells. */
export type CsvRow = { line: number; cells: string[] };

const delimiters = [",", ";", "\t"] as const;

/**
 * Reads CSV as spreadsheets write it: UTF-8 or UTF-16 with a byte order mark, else UTF-8; columns separated by commas,
 * semicolons or tabs, detected from the first line. Undecodable bytes become "\ufffd". Guards of formulas are removed,
 * and empty lines skipped. Rows beyond `maxRows` are not read: 5 MB hold millions, which would take more memory than the
 * portal has.
 *
 * @throws {CsvFault} if quotes are unmatched
 */
export function readCsv(bytes: Uint8Array, maxRows = -1): CsvRow[] {
  const text = decode(bytes);
  try {
    const records = parse(text, {
      ...{ delimiter: delimiterOf(text), info: true, relax_column_count: true },
      ...{ to: maxRows, skip_empty_lines: true, record_delimiter: ["\r\n", "\n", "\r"] },
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({
      // The parser reports the line on which a row ends.
      line: info.lines - record.join("").split("\n").length + 1,
      cells: record.map(withoutGuard),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CsvFault(Number(error.lines ?? 1), { cause: error });
  }
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes); // strips the byte order mark
}

/** The delimiter that the first line has most of. */
function delimiterOf(text: string): string {
  const [first = ""] = text.split(/\r|\n/, 1);
  const count = (delimiter: string) => first.split(delimiter).length;
  return delimiters.toSorted((one, other) => count(other) - count(one))[0] ?? ",";
}
