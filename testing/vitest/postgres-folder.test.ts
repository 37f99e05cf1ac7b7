import { tmpdir } from "node:os";
import pg from "pg";
import { expect, inject, test } from "vitest";

test("the server for tests keeps its data in the folder of the run", async () => {
  const client = new pg.Client(inject("databaseUrl"));
  await client.connect();
  const { rows } = await client.query<{ folder: string }>(
    "SELECT current_setting('data_directory') AS folder",
  );
  await client.end();
  expect(rows[0]?.folder.startsWith(`${tmpdir()}/`)).toBe(true);
});
