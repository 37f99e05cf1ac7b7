import { execFileSync } from "node:child_process";
import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { engine } from "@/db/dialect/engine";
import { execute } from "@/db/dialect/handle";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { type ChainedEntry, chainHash, entryDigest } from "@/lib/domain/audit/audit-entry";
import { chainReportWords } from "./chain-report-words";
import { verifyChain } from "./verify-chain";

const now = new Date("2026-11-24T10:00:00Z");

describe("the audit log", () => {
  let db: ReturnType<typeof openTestDatabase>;

  beforeEach(async () => {
    db = openTestDatabase();
    for (const name of ["a.pdf", "Žąsis „2“.pdf", 'a\u0007\u007f\ud800\\"/.pdf', "d.pdf", "e.pdf"])
      await append(name);
  });

  const append = (name: string) =>
    db.write((tx) =>
      appendAuditEvent(tx, {
        ...{ at: now, action: "document.uploaded", actorId: "usr_1", documentId: "doc_1" },
        ...{ origin: { address: "10.0.0.1", client: "Firefox, Linux" }, detail: { name, sizeBytes: 12 } },
      }),
    );

  const entries = async () => {
    const all: ChainedEntry[] = [];
    for await (const entry of readAuditChain(db.read)) all.push(entry);
    return all;
  };

  /** Changes the table directly, after dropping the triggers that reject changes. */
  async function tamper(...statements: string[]) {
    await allowChanges();
    await run(...statements);
  }

  const run = (...statements: string[]) =>
    db.write(async (tx) => {
      for (const statement of statements) await execute(tx, sql.raw(statement));
    });

  const allowChanges = () =>
    engine === "postgres"
      ? run("ALTER TABLE audit_events DISABLE TRIGGER USER")
      : run(...["no_update", "no_delete", "in_order"].map((name) => `DROP TRIGGER audit_events_${name}`));

  const swap = (one: number, other: number) => [
    `UPDATE audit_events SET seq = -1 WHERE seq = ${one}`,
    `UPDATE audit_events SET seq = ${one} WHERE seq = ${other}`,
    `UPDATE audit_events SET seq = ${other} WHERE seq = -1`,
  ];
  const renumber = (from: number, by: number) => [
    `UPDATE audit_events SET seq = -seq WHERE seq >= ${from}`,
    `UPDATE audit_events SET seq = -seq + ${by} WHERE seq < 0`,
  ];
  /** An INSERT of a forged entry with a valid hash, which follows entry 2. */
  async function forged(seq: number) {
    const second = (await entries())[1]!;
    const entry: ChainedEntry = {
      ...second,
      seq,
      action: "signer.signed",
      previousHash: second.hash,
      hash: "",
    };
    entry.hash = chainHash(entry.previousHash, entryDigest(entry));
    const { at, detail, ...facts } = entry;
    const row = { ...facts, at: Date.parse(at), detail: JSON.stringify(detail) };
    const columns = Object.keys(row).map((name) =>
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    );
    const literals = Object.values(row).map((value) => (value === null ? "NULL" : `'${value}'`));
    return `INSERT INTO audit_events (${columns.join()}) VALUES (${literals.join()})`;
  }

  const columns =
    "at, action, outcome, actor_id, document_id, signing_id, address, client, detail, nonce, previous_hash, hash";

  test.each([
    ["changing one", "UPDATE audit_events SET action = 'user.created' WHERE seq = 2"],
    ["removing the last", "DELETE FROM audit_events WHERE seq = 5"],
    [
      "inserting one that is there",
      `INSERT INTO audit_events SELECT 2, ${columns} FROM audit_events WHERE seq = 2`,
    ],
    ["leaving a gap", `INSERT INTO audit_events SELECT 9, ${columns} FROM audit_events WHERE seq = 2`],
    [
      "replacing one",
      `INSERT INTO audit_events SELECT 2, ${columns} FROM audit_events WHERE seq = 2 ON CONFLICT (seq) DO UPDATE SET hash = ''`,
    ],
  ])("refuses %s of its entries", async (_, statement) => {
    const error = await run(statement).catch((reason: Error) => reason);
    expect(inspect(error)).toContain("The audit log is append-only.");
  });

  test("is valid as it was written, and its head is reported", async () => {
    const last = (await entries()).at(-1)!;
    expect(await verifyChain(db.read)).toEqual({ head: { seq: 5, hash: last.hash } });
  });

  test("has hashes that jq and sha256sum reproduce", async () => {
    for (const entry of await entries()) {
      const [line, previous] = [JSON.stringify(entry), entry.previousHash];
      const script =
        `digest=$(jq -cjS 'del(.previousHash, .hash)' | sha256sum | cut -c1-64); ` +
        `printf '%s%s' ${previous} "$digest" | sha256sum | cut -c1-64`;
      expect(execFileSync("sh", ["-c", script], { input: line, encoding: "utf8" }).trim()).toBe(entry.hash);
    }
  });

  test.each([
    ["an action", "action = 'user.created'"],
    ["a time", "at = at + 1"],
    ["the person", "actor_id = 'usr_2'"],
    ["an address", "address = NULL"],
    ["a result", "outcome = 'failed'"],
    ["a fact", `detail = replace(detail, '12', '13')`],
    ["its hash", "hash = previous_hash"],
  ])("reports an entry in which %s was changed", async (_, change) => {
    await tamper(`UPDATE audit_events SET ${change} WHERE seq = 3`);
    expect((await verifyChain(db.read)).tampered).toEqual({ seq: 3, kind: "changed" });
  });

  test("reports a removed entry, even if the rest was renumbered", async () => {
    await tamper("DELETE FROM audit_events WHERE seq = 3");
    expect((await verifyChain(db.read)).tampered).toEqual({ seq: 3, kind: "removed" });
    await run(...renumber(4, -1));
    expect((await verifyChain(db.read)).tampered).toEqual({ seq: 3, kind: "removed" });
  });

  test("reports the first entry if the beginning of the log was removed", async () => {
    await tamper("DELETE FROM audit_events WHERE seq < 3");
    expect((await verifyChain(db.read)).tampered).toEqual({ seq: 1, kind: "removed" });
  });

  test("reports an inserted entry with a valid hash", async () => {
    await tamper(...renumber(3, 1), await forged(3));
    expect((await verifyChain(db.read)).tampered).toEqual({ seq: 3, kind: "inserted" });
  });

  test("reports a rewritten entry with a valid hash", async () => {
    await tamper("DELETE FROM audit_events WHERE seq = 3", await forged(3));
    expect((await verifyChain(db.read)).tampered).toEqual({ seq: 3, kind: "rewritten" });
  });

  test("reports swapped entries", async () => {
    await tamper(...swap(3, 4));
    expect((await verifyChain(db.read)).tampered).toEqual({ seq: 3, kind: "reordered" });
  });

  test("shows that its end was cut off only by a head that was kept elsewhere", async () => {
    const kept = (await entries()).at(-1)!.hash;
    await append("later.pdf");
    expect((await verifyChain(db.read, { kept })).keptSeq).toBe(5);
    await tamper("DELETE FROM audit_events WHERE seq > 4");
    const report = await verifyChain(db.read, { kept });
    expect(report.tampered).toBeUndefined();
    expect(chainReportWords(report).isSound).toBe(true);
    expect(chainReportWords(report, kept)).toMatchObject({
      isSound: false,
      sentences: expect.arrayContaining([expect.stringContaining("cut off")]),
    });
  });
});
