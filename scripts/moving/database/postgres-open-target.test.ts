import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { holdPostgresPortalLock } from "@/db/engines/postgres-portal-lock";
import { openSqlite } from "@/db/engines/sqlite";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { testSecret } from "@/lib/base/testing/test-secret";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { movedTables } from "./moved-tables";
import { openTarget } from "./open-target";
import { runDatabaseMove } from "./run-database-move";

const never = () => expect.unreachable();
const startPortal = (url: string) => holdPostgresPortalLock(url, { wereFilesMoved: never, onRefused: never });

test("no portal starts on a target once it was found empty, and no target is opened while a portal runs", async () => {
  const { url } = openTestDatabase();
  const { client } = await openTarget(url, movedTables());
  await expect(startPortal(url)).rejects.toThrow("This database or its files are being moved");
  await client.end();
  const portal = await startPortal(url);
  await expect(openTarget(url, movedTables())).rejects.toThrow(
    "A portal runs on the database of DATABASE_URL",
  );
  await portal.release();
});

test("a source that cannot be moved leaves the target empty for another one", async () => {
  const { url: databaseUrl } = openTestDatabase();
  const dataDir = await temporaryFolder();
  const file = path.join(dataDir, "paraph.db");
  await openSqlite(file).close();
  const source = new Database(file);
  source.pragma("foreign_keys = OFF");
  source.exec("INSERT INTO tags VALUES ('tag_1', 'nobody', x'00', 'a', 1)");
  source.close();
  const move = runDatabaseMove(
    { dataDir, databaseUrl, authSecret: testSecret },
    { write: () => undefined },
    never,
  );
  await expect(move).rejects.toThrow("of tags cannot be moved");
  const { client, unfinished } = await openTarget(databaseUrl, movedTables());
  expect(unfinished).toBeUndefined();
  await client.end();
});
