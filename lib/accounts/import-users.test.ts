import { expect, test, vi } from "vitest";
import type { Db } from "@/db/client";
import { findImport, listImportRows } from "@/db/repositories/user-imports";
import { readUsers } from "@/db/repositories/user-directory";
import { insertUser } from "@/db/repositories/users";
import { exportUsers } from "./export-users";
import { cancelImport, startImport, takeImport } from "./import-users";
import { claimImport, importLeaseMs, runImport, startImporter } from "./importer";
import { openTestAccounts } from "./testing/test-accounts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function open() {
  const scene = await openTestAccounts();
  const { accounts, adminId, db } = scene;
  return {
    ...scene,
    take: (bytes: Uint8Array) => takeImport(accounts, { adminId, fileName: "people.csv", bytes }),
    start: (importId: string, invites = false) => startImport(accounts, { adminId, importId, invites }),
    rows: (importId: string) =>
      listImportRows(db.read, { importId, afterLine: 0, onlyFaulty: false, limit: 100 }),
    /** Works on one running import, as a portal does, until it is done. */
    async work() {
      const claim = await claimImport(accounts);
      if (claim) await runImport(accounts, claim);
    },
    async people() {
      const found = [];
      for await (const { email, name, surname, role, state } of readUsers(db.read))
        found.push({ email, name, surname, role, state });
      return found;
    },
  };
}

test("a list is stored with the problems of each row, and no account is created", async () => {
  const { take, rows, people, addUser } = await open();
  await addUser("eve");
  const lines = [
    "Email;Name;Surname;Role",
    "fine@example.com;Ona;Onaitė;admin",
    "FINE@example.com ;Ona;Onaitė;",
    ";Ona;Onaitė;user",
    "not an address;Ona;Onaitė;user",
    "role@example.com;Ona;Onaitė;king",
    "eve@example.com;Eve;Test;user",
    "more@example.com;Ona;Onaitė;user;what is this",
    `long@example.com;${"x".repeat(101)};Y;user`,
    "letters@example.com;\ufffduvys;Y;user",
    "R&D@räucher.lt;Ona;;user",
    "r&d@xn--rucher-bua.lt;Ona;;user",
    "turned@example.com;Ona\u202e;Onaitė;user",
  ];
  const found = await rows(await take(bytesOf(`\ufeff${lines.join("\r\n")}`)));
  expect(found.map(({ line, problems }) => [line, problems])).toEqual([
    [2, []],
    [3, ["email_repeated"]],
    [4, ["email_missing"]],
    [5, ["email_malformed"]],
    [6, ["role_unknown"]],
    [7, ["email_taken"]],
    [8, ["columns_wrong"]],
    [9, ["name_too_long"]],
    [10, ["letters_unreadable"]],
    [11, []],
    [12, ["email_repeated"]],
    [13, ["name_unreadable"]],
  ]);
  expect(await people()).toHaveLength(2);
});

test.each([
  ["name,surname\nOna,Onaitė", "import_no_email"],
  ['email,name\n"a@example.com,Ona', "import_not_csv"],
  [`email\n${"a@example.com\n".repeat(10_001)}`, "import_too_long"],
])("an unusable file is refused: %#", async (text, code) => {
  await expect((await open()).take(bytesOf(text))).rejects.toMatchObject({ refusal: { code } });
});

test("the importers of two portals create each account once, and invite its person if requested", async () => {
  const { accounts, db, take, start, people, mails } = await open();
  const importers = [1, 2].map(() => startImporter({ ...accounts, log: () => undefined }));
  const importId = await take(bytesOf("email,role\n" + emails(60).join("\n")));
  await start(importId, true);
  await vi.waitFor(async () => expect(await findImport(db.read, importId)).toMatchObject({ state: "done" }), {
    timeout: 10_000,
  });
  await Promise.all(importers.map((importer) => importer.stop()));
  expect(await people()).toHaveLength(61);
  expect(await findImport(db.read, importId)).toMatchObject({ state: "done", created: 60, fine: 60 });
  expect((await mails()).length).toBe(60);
});

test("an import is continued after the lease of a portal that died, and a late portal creates nothing", async () => {
  const { accounts, db, clock, take, start, work, people, mails } = await open();
  const importId = await take(bytesOf("email,role\n" + emails(120).join("\n")));
  await start(importId, true);
  const dead = (await claimImport(accounts))!;
  await expect(runImport({ ...accounts, db: dyingAfter(1, db) }, dead)).rejects.toThrow("dead");
  expect(await people()).toHaveLength(1 + 50);
  await work();
  expect(await people()).toHaveLength(1 + 50);

  clock.moveBy(importLeaseMs);
  const second = (await claimImport(accounts))!;
  await runImport(accounts, dead);
  expect(await people()).toHaveLength(1 + 50);
  await runImport(accounts, second);
  expect(await findImport(db.read, importId)).toMatchObject({ state: "done", created: 120 });
  expect((await people()).length - 1).toBe((await mails()).length);
  expect(await people()).toHaveLength(1 + 120);
});

test("a portal that stops hands an import back, and another continues at once", async () => {
  const { accounts, db, take, start, work, people } = await open();
  const importId = await take(bytesOf("email,role\n" + emails(60).join("\n")));
  await start(importId);
  await runImport(accounts, (await claimImport(accounts))!, AbortSignal.abort());
  expect(await people()).toHaveLength(1);
  await work();
  expect(await findImport(db.read, importId)).toMatchObject({ state: "done", created: 60 });
});

test("a cancelled import creates no more accounts, and can be continued", async () => {
  const { accounts, adminId, db, take, start, work, people } = await open();
  const importId = await take(bytesOf("email,role\n" + emails(60).join("\n")));
  await start(importId);
  const running = runImport(accounts, (await claimImport(accounts))!);
  await cancelImport(accounts, { adminId, importId });
  await running;
  const before = (await people()).length;
  expect(before).toBeLessThan(61);
  expect(await findImport(db.read, importId)).toMatchObject({ state: "cancelled" });
  await start(importId);
  await work();
  expect(await people()).toHaveLength(61);
});

test("an account that was created after the preview is left unchanged", async () => {
  const { db, take, start, work, addUser } = await open();
  const importId = await take(bytesOf("email\neve@example.com\nona@example.com"));
  await addUser("eve");
  await start(importId);
  await work();
  expect(await findImport(db.read, importId)).toMatchObject({ created: 1, taken: 1, state: "done" });
});

test("an export can be imported unchanged, whatever the names contain", async () => {
  const names = ["=1+1", "+370", "-2", "@SUM(A1)", "'=1", 'O"Connor', "Žą, sis; x", "a  b"];
  const [from, to] = [await open(), await open()];
  await from.db.write(async (tx) => {
    for (const [index, name] of names.entries()) {
      const account = { id: `usr_${index}`, email: `${index}@example.com`, role: "user" as const };
      await insertUser(tx, { ...account, name, surname: name, createdAt: from.clock.now() });
    }
  });
  const exported = await exportUsers(from.accounts, { adminId: from.adminId });
  const importId = await to.take(new Uint8Array(await new Response(exported).arrayBuffer()));
  await to.start(importId);
  await to.work();
  expect(await to.people()).toEqual(await from.people());
});

const emails = (count: number) => Array.from({ length: count }, (_, index) => `p${index}@example.com,user`);

/** The database of a portal that dies after some transactions. */
function dyingAfter(transactions: number, db: Db): Db {
  let left = transactions;
  return {
    ...db,
    write: (work) => {
      if (left === 0) return Promise.reject(new Error("This portal is dead."));
      left -= 1;
      return db.write(work);
    },
  };
}
