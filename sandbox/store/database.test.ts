import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/test-sandbox";
import { openDatabase } from "./database";
import { openStore } from "./store";

const withoutFile = "ALTER TABLE faults DROP COLUMN file";
const withoutLevels = `${withoutFile}; ALTER TABLE signings DROP COLUMN level; ALTER TABLE signings DROP COLUMN archive_at;
  ALTER TABLE signatures DROP COLUMN lacks_evidence`;

test.each([
  [2, `${withoutLevels}; ALTER TABLE ended_sessions RENAME TO farewells`],
  [3, withoutLevels],
  [4, withoutFile],
])("a database of version %i is upgraded and keeps its data", async (version, downgrade) => {
  const folder = await temporaryFolder();
  const old = openStore(folder);
  old.calls.insert({ at: 1, method: "GET", path: "/", status: 200 });
  old.close();
  const database = openDatabase(folder);
  database.exec(downgrade);
  database.pragma(`user_version = ${version}`);
  database.close();
  const upgraded = openStore(folder);
  expect(upgraded.calls.listSince(0)).toHaveLength(1);
  expect(upgraded.faults.list()).toEqual([]);
  expect(upgraded.signings.listArchiveDue(new Date())).toEqual([]);
  expect(upgraded.endedSessions.findSignatureId("signing", "signer", "session")).toBeUndefined();
  upgraded.close();
});

test("a database of an unknown version is refused", async () => {
  const folder = await temporaryFolder();
  const database = openDatabase(folder);
  database.pragma("user_version = 99");
  database.close();
  expect(() => openDatabase(folder)).toThrow("another version of the sandbox");
});
