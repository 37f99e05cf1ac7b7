import { createHash } from "node:crypto";
import type pg from "pg";
import { StartError } from "@/lib/base/start-error";
import { movedTables, type MovedTable, rebuiltTable } from "./moved-tables";
import { type ProgressOutput, showProgress } from "../progress";
import type { Source } from "./source";
import { copyRows, readContent, type TableContent } from "./target";
import { beginMove, completeTables, findUnfinishedMove, type RecordedTable } from "./unfinished-move";

type Move = { source: Source; client: pg.Client; output: ProgressOutput; rowsAtATime: number };

/** The content of the source by table, and the number of rows with text that PostgreSQL refuses. */
export type SourceContents = { tables: Map<string, TableContent>; replaced: Map<string, number> };

/** Reads all rows of the source. */
export function readSource(source: Source, output: ProgressOutput): SourceContents {
  const tables = [...movedTables(), rebuiltTable()];
  const of = sumOf(tables.map(({ name }) => source.count(name)));
  const progress = showProgress(output, { what: "Reading SQLite", unit: "rows", of });
  const contents: SourceContents = { tables: new Map(), replaced: new Map() };
  for (const table of tables) {
    const hash = createHash("sha256");
    let [rows, replaced] = [0, 0];
    for (const piece of source.pieces(table)) {
      hash.update(piece.lines);
      rows += piece.rows;
      replaced += piece.replaced;
      progress.add(piece.rows);
    }
    contents.tables.set(table.name, { rows, hash: hash.digest("hex") });
    if (replaced > 0) contents.replaced.set(table.name, replaced);
  }
  progress.end();
  return contents;
}

/**
 * Copies the rows that an earlier run has not copied.
 *
 * @param contents of the source
 * @throws {StartError} if the source changed since the earlier run
 */
export async function copyTables(
  { source, client, output, rowsAtATime }: Move,
  contents: Map<string, TableContent>,
  unfinished: Map<string, RecordedTable> | undefined,
): Promise<void> {
  if (unfinished) requireSame(contents, unfinished);
  else await beginMove(client, contents);
  const recorded = (await findUnfinishedMove(client)) ?? new Map<string, RecordedTable>();
  const tables = movedTables();
  const states = tables.flatMap(({ name }) => recorded.get(name) ?? []);
  const progress = showProgress(output, {
    ...{
      what: "Copying",
      unit: "rows",
      of: sumOf(states.map(({ rows }) => rows)),
      done: sumOf(states.map(({ copied }) => copied)),
    },
  });
  for (const table of tables) {
    const { rows = 0, copied = 0, lastKey } = recorded.get(table.name) ?? {};
    if (copied < rows)
      await copyRows(client, { table, pieces: source.pieces(table, lastKey), rowsAtATime }, progress.add);
  }
  progress.end();
  output.write("Building the library index.\n");
  await completeTables(client, tables, source.highest);
}

function requireSame(contents: Map<string, TableContent>, recorded: Map<string, TableContent>): void {
  for (const [name, { hash }] of contents)
    if (recorded.get(name)?.hash !== hash)
      throw new StartError(
        `The SQLite database has changed since the unfinished migration began (${name}): empty the PostgreSQL database, and start again.`,
      );
}

/** Compares every row of every table. @returns a sentence for each table that differs */
export async function compareTables(
  { client, output }: Pick<Move, "client" | "output">,
  contents: Map<string, TableContent>,
): Promise<string[]> {
  const of = sumOf([...contents.values()].map(({ rows }) => rows));
  const progress = showProgress(output, { what: "Comparing", unit: "rows", of });
  const differences: string[] = [];
  for (const table of [...movedTables(), rebuiltTable()]) {
    const difference = differenceOf(table, contents, await readContent(client, table, progress.add));
    if (difference) differences.push(difference);
  }
  progress.end();
  return differences;
}

function differenceOf({ name }: MovedTable, contents: Map<string, TableContent>, found: TableContent) {
  const expected = contents.get(name);
  if (expected?.rows !== found.rows)
    return `${name}: ${expected?.rows} rows in SQLite, ${found.rows} in PostgreSQL.`;
  return expected.hash === found.hash ? undefined : `${name}: its rows differ.`;
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);
