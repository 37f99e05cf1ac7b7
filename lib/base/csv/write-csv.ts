import { stringify } from "csv-stringify/sync";
import { formulaSafe } from "./formula-safe";
import { textStream } from "../text-stream";

/** Tells spreadsheets that the file is UTF-8. */
const byteOrderMark = "\ufeff";

/**
 * Streams rows as CSV (RFC 4180), one row in memory at a time. Formulas are guarded.
 *
 * @param headings the headings of the columns, in the order of the cells
 */
export const csvStream = (
  headings: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): ReadableStream<Uint8Array> => textStream(csvLines(headings, rows));

async function* csvLines(
  headings: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + line(headings);
  for await (const cells of rows) yield line(cells);
}

const line = (cells: readonly string[]) =>
  stringify([cells.map(formulaSafe)], { quoted: true, quoted_empty: true, record_delimiter: "\r\n" });
