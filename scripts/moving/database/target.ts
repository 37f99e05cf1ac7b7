import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { StoredValue } from "./copy-text";
import type { MovedTable } from "./moved-tables";
import type { Piece } from "./source";

/** The content of a table: the number of rows, and the SHA-256 of all rows in the order of its key. */
export type TableContent = { rows: number; hash: string };

const namesOf = ({ columns }: MovedTable) => columns.map(({ name }) => `"${name}"`).join(", ");

/** Copies rows in transactions that also record the progress. */
export async function copyRows(
  client: pg.Client,
  { table, pieces, rowsAtATime }: { table: MovedTable; pieces: Iterator<Piece>; rowsAtATime: number },
  onRows: (rows: number) => void,
): Promise<void> {
  let rows: number;
  do {
    rows = await inTransaction(client, async () => {
      let [copied, lastKey]: [number, StoredValue[]] = [0, []];
      const some = piecesUpTo(pieces, rowsAtATime, (piece) => {
        copied += piece.rows;
        lastKey = piece.lastKey;
      });
      const lines = Readable.from(some, { objectMode: true });
      await pipeline(lines, client.query(copyFrom(`COPY "${table.name}" (${namesOf(table)}) FROM STDIN`)));
      if (copied > 0)
        await client.query(
          "UPDATE unfinished_move SET copied = copied + $2, last_key = $3 WHERE table_name = $1",
          [table.name, copied, JSON.stringify(lastKey)],
        );
      return copied;
    });
    onRows(rows);
  } while (rows >= rowsAtATime);
}

function* piecesUpTo(pieces: Iterator<Piece>, rows: number, onPiece: (piece: Piece) => void) {
  for (let taken = 0; taken < rows;) {
    const { value, done } = pieces.next();
    if (done) return;
    taken += value.rows;
    onPiece(value);
    yield value.lines;
  }
}

/** Reads all rows of a table in the format in which they were sent. */
export async function readContent(
  client: pg.Client,
  table: MovedTable,
  onRows: (rows: number) => void,
): Promise<TableContent> {
  const hash = createHash("sha256");
  let rows = 0;
  const query = `SELECT ${namesOf(table)} FROM "${table.name}" ORDER BY ${table.key.join(", ")}`;
  for await (const chunk of client.query(copyTo(`COPY (${query}) TO STDOUT`)) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    const more = countLines(chunk);
    rows += more;
    onRows(more);
  }
  return { rows, hash: hash.digest("hex") };
}

const lineFeed = 0x0a;

function countLines(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) lines++;
  return lines;
}

export async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {}); // the connection itself may have failed
    throw error;
  }
}
