import pg from "pg";

/**
 * A client whose errors do not contain the values of the query. Drizzle appends them to the message of an error, and the
 * server quotes them in its detail: hashes of passwords and addresses would reach logs.
 *
 * It replaces NUL, the one character that PostgreSQL refuses in text, as a move from SQLite does (docs/scale.md).
 */
export class RedactingClient extends pg.Client {
  // The overloads of `query` are left to callers; all of them pass their arguments on.
  override query(...given: unknown[]): never {
    return queryRedacted(super.query.bind(this), given);
  }
}

/** Runs the `query` of a client or a pool. Its error, if it fails, does not contain the given values. */
export function queryRedacted(query: unknown, given: unknown[]): never {
  const run = query as (...args: unknown[]) => unknown;
  const values = given.find((value): value is unknown[] => Array.isArray(value));
  if (values) replaceNul(values);
  const last = given.at(-1);
  if (typeof last === "function") {
    const done = (error: Error | undefined, result: unknown) => {
      if (error) hide(error, values);
      last(error, result);
    };
    return run(...given.slice(0, -1), done) as never;
  }
  const running = run(...given);
  if (!(running instanceof Promise)) return running as never;
  return running.catch((error: Error) => {
    hide(error, values);
    throw error;
  }) as never;
}

function replaceNul(values: unknown[]): void {
  for (const [index, value] of values.entries())
    if (typeof value === "string" && value.includes("\0")) values[index] = value.replaceAll("\0", "\ufffd");
}

/** Drizzle's array of values is the one that it passed to the query. */
function hide(error: Error, values: unknown[] | undefined): void {
  if (values) values.length = 0;
  if (error instanceof pg.DatabaseError) error.detail = undefined;
}
