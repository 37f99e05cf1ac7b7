import { stringify } from "csv-stringify/sync";
import { formulaSafe } from "./formula-safe";

/** Lets spreadsheets know that the file is UTF-8. */
const byteOrderMark = "\ufeff";

/**
 * Rows as CSV (RFC 4180), written as they come: no more than one is in memory. No cell is a formula.
 *
 * @param headings of the columns, in the order of the cells
 */
export function csvStream(
  headings: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const lines = csvLines(headings, rows);
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

async function* csvLines(
  headings: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): AsyncGenerator<string, undefined> {
  yield byteOrderMark + line(headings);
  for await (const cells of rows) yield line(cells);
  return undefined;
}

const line = (cells: readonly string[]) =>
  stringify([cells.map(formulaSafe)], { quoted: true, quoted_empty: true, record_delimiter: "\r\n" });
