import { beforeEach, describe, expect, test } from "vitest";
import type { LibraryQuery } from "@/lib/domain/document/library-query";
import { sortName } from "@/lib/domain/text/sort-name";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";
import type { Db } from "../client";
import { documents, signers, signings } from "../schema";
import { openTestDatabase } from "../testing/open-test-database";
import { addDocument, addDocumentToSign, addUser } from "../testing/sample-rows";
import { renameDocument } from "./documents";
import { countLibrary, type LibraryScope, listLibrary } from "./library";
import { saveSettings } from "./settings";
import { markSigned } from "./signer-progress";
import { insertSigners } from "./signers";
import { requireTag, tagDocuments, untagDocuments } from "./tags";

const start = new Date("2026-11-24T10:00:00Z");
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const everybody: LibraryScope = { everybody: "with_content" };
const parse = (parameters: Record<string, string>): LibraryQuery => readLibraryQuery(parameters);

describe("the library", () => {
  let db: Db;
  let ada: string;
  let eve: string;
  let scope: LibraryScope;

  beforeEach(async () => {
    db = openTestDatabase();
    [ada, eve] = [await addUser(db, "ada", start), await addUser(db, "eve", start)];
    scope = { userId: ada };
  });

  const add = (id: string, name: string, minutes = 0, ownerId = ada) =>
    addDocument(db, { id, name, ownerId, now: later(minutes) });
  const list = async (parameters: Record<string, string> = {}, { of = scope, limit = 50 } = {}) => {
    const query = parse(parameters);
    const page = await listLibrary(db.read, { scope: of, query, limit });
    const names = page.documents.map(({ name }) => name);
    const isAny = (await countLibrary(db.read, { scope: of, query, max: 0 })) > 0;
    expect([parameters, isAny]).toEqual([parameters, names.length > 0]);
    return names;
  };

  test("shows a user's own documents and those they are to sign, latest change first", async () => {
    await add("doc_1", "First");
    await add("doc_2", "Second", 2);
    await add("doc_3", "Hers", 3, eve);
    await addDocumentToSign(db, { id: "received", ownerId: eve, now: later(1) }, { userId: ada });
    expect(await list()).toEqual(["Second", "doc_received", "First"]);
    await db.write((tx) => renameDocument(tx, { id: "doc_1", name: "First again", now: later(4) }));
    expect(await list()).toEqual(["First again", "Second", "doc_received"]);
    expect(await list({}, { of: everybody })).toEqual(["First again", "Hers", "Second", "doc_received"]);
  });

  test.each([
    ["lease", ["Lease 2", "Lease 10"]],
    ["LEA", ["Lease 2", "Lease 10"]],
    ["lease 10", ["Lease 10"]],
    ["zasino sut", ["Žąsino sutartis"]],
    ["žąsino", ["Žąsino sutartis"]],
    ["договор", ["Договор аренды"]],
    ["契約", ["契約書"]],
    ["nothing", []],
  ])("is searched by prefixes of words, regardless of case and accents: %s", async (q, names) => {
    for (const [index, name] of [
      "Lease 10",
      "Lease 2",
      "Žąsino sutartis",
      "Договор аренды",
      "契約書",
    ].entries())
      await add(`doc_${index}`, name, index);
    expect(await list({ q })).toEqual(names);
  });

  test("finds a long word by each of its prefixes, and by nothing longer", async () => {
    await add("doc_1", "Subcontractors");
    for (let length = 1; length <= "Subcontractors".length; length++)
      expect(await list({ q: "Subcontractors".slice(0, length) })).toEqual(["Subcontractors"]);
    for (const q of ["Subcontractorsx", "Subcontractora", "ubcontractors"])
      expect(await list({ q })).toEqual([]);
  });

  test("finds a document by its current files, people, email addresses, tags and message", async () => {
    const documentId = await addDocumentToSign(db, { id: "s", ownerId: ada, now: later(1) }, {});
    await db.write((tx) => tx.update(signings).set({ message: "Until Friday" }));
    const tag = await db.write((tx) =>
      requireTag(tx, { newId: "tag_1", userId: ada, name: "Būstas", now: start }),
    );
    await db.write((tx) => tagDocuments(tx, { documentIds: [documentId], tagId: tag.id }));
    for (const q of ["doc_s.pdf", "azuolas zygi", "zygis@example.com", "ada", "friday", "bust"])
      expect([q, await list({ q })]).toEqual([q, ["doc_s"]]);
    await db.write((tx) => untagDocuments(tx, { documentIds: [documentId], tagId: tag.id }));
    await db.write((tx) => tx.update(signers).set({ removedAt: later(2) }));
    for (const q of ["bust", "azuolas"]) expect([q, await list({ q })]).toEqual([q, []]);
  });

  test("does not let signers find a document by the owner's tags or other signers' email addresses", async () => {
    const documentId = await addDocumentToSign(db, { id: "s", ownerId: eve, now: later(1) }, { userId: ada });
    const other = {
      id: "sgr_2",
      signingId: "s",
      position: 1,
      gatewayId: "o",
      name: "Ona",
      surname: "Onaitė",
    };
    const rest = { email: "ona@secret.example", purpose: "signature" as const, methods: [] };
    await db.write((tx) => insertSigners(tx, [{ ...other, ...rest }]));
    await db
      .write((tx) => requireTag(tx, { newId: "tag_1", userId: eve, name: "Difficult", now: start }))
      .then(({ id }) => db.write((tx) => tagDocuments(tx, { documentIds: [documentId], tagId: id })));
    expect(await list({ q: "ona" })).toEqual(["doc_s"]);
    const hiddenSearches: Record<string, string>[] = [
      ...[{ q: "secret" }, { q: "difficult" }, { tag: "tag_1" }],
      { person: "ona@secret.example" },
    ];
    expect(await list({ q: "difficult" }, { of: everybody })).toEqual([]);
    for (const hidden of hiddenSearches) {
      expect(await list(hidden)).toEqual([]);
      expect(await list(hidden, { of: { userId: eve } })).toEqual(["doc_s"]);
    }
  });

  test.each([
    '"',
    "'",
    "* AND",
    "name:x",
    "(",
    "a OR",
    "NEAR(a b)",
    "-",
    "\u0000",
    "^a + b",
    "{facets}: x",
    "%",
    "ö̈́",
    "🙂",
  ])("treats %j as search text, not as query syntax", async (q) => {
    await add("doc_1", "Lease");
    for (const sort of ["-changed", "name"]) expect(await list({ q, sort })).toBeInstanceOf(Array);
    expect(await list({ q: `${q} lease` })).toEqual(/\p{L}/u.test(q) ? [] : ["Lease"]);
  });

  test("is filtered by status, section, person and day of the last change", async () => {
    await db.write((tx) => saveSettings(tx, { timeZone: "Europe/Vilnius", now: start }));
    await add("doc_draft", "Draft");
    await addDocumentToSign(db, { id: "mine", ownerId: ada, now: later(1) }, {});
    await addDocumentToSign(
      db,
      { id: "hers", ownerId: eve, now: later(1) },
      { userId: ada, email: "ada@example.com" },
    );
    await add("doc_late", "Late", 60 * 24 * 3);
    const cases: [Record<string, string>, string[]][] = [
      [{ status: "draft" }, ["Late", "Draft"]],
      [{ status: "out_for_signature" }, ["doc_mine", "doc_hers"]],
      [{ show: "waiting" }, ["doc_hers"]],
      [{ show: "sent" }, ["doc_mine"]],
      [{ show: "received" }, ["doc_hers"]],
      [{ person: "Zygis@example.com" }, ["doc_mine"]],
      [{ person: "eve@example.com" }, ["doc_hers"]],
      [{ from: "2026-11-26" }, ["Late"]],
      [{ to: "2026-11-24", status: "draft" }, ["Draft"]],
      [{ to: "2026-11-23", status: "draft" }, []],
      [{ q: "doc", show: "sent", from: "2026-11-24", to: "2026-11-24", sort: "name" }, ["doc_mine"]],
    ];
    for (const [parameters, names] of cases)
      expect([parameters, (await list(parameters)).sort()]).toEqual([parameters, names.sort()]);
    await db.write((tx) => markSigned(tx, { signerId: "sgr_hers", signedAt: later(2) }));
    expect(await list({ show: "waiting" })).toEqual([]);
  });

  test.each(["-changed", "changed", "-created", "name", "-name"])(
    "is paged forward and backward by %s, regardless of uploads in between",
    async (sort) => {
      for (let number = 0; number < 7; number++)
        await add(`doc_${number}`, `Lease ${number * 3}`, number >> 1);
      const page = (parameters: Partial<LibraryQuery>) =>
        listLibrary(db.read, { scope, query: { ...parse({ sort, q: "lease" }), ...parameters }, limit: 3 });
      const names = async (parameters: Partial<LibraryQuery>) =>
        (await page(parameters)).documents.map(({ id }) => id);
      const all = (await listLibrary(db.read, { scope, query: parse({ sort }), limit: 50 })).documents.map(
        ({ id }) => id,
      );
      const first = await page({});
      expect(first.previous).toBeUndefined();
      await add("doc_new_1", "Lease 0 new", 99);
      await add("doc_new_2", "Lease 99 new", -99);
      const second = await page({ after: first.next });
      const third = await page({ after: second.next });
      const seen = [first, second, third].flatMap(({ documents: rows }) => rows.map(({ id }) => id));
      expect(seen.filter((id) => !id.startsWith("doc_new"))).toEqual(all);
      expect(await names({ before: third.previous })).toEqual(second.documents.map(({ id }) => id));
    },
  );

  test("is read in another order without sorting all matches of a broad search", async () => {
    await add("doc_other", "Other");
    await add("doc_another", "Another, other one", 60_000);
    const row = (number: number) => ({
      ...{ id: `doc_${number}`, ownerId: ada, name: `Lease ${number}`, status: "draft" as const },
      sortName: sortName(`Lease ${number}`),
      createdAt: new Date(+start - number),
      updatedAt: new Date(+start + number),
    });
    await db.write(async (tx) => {
      for (let first = 1; first <= 5_200; first += 400)
        await tx.insert(documents).values(Array.from({ length: 400 }, (_, index) => row(first + index)));
    });
    expect(await list({ q: "lease", sort: "name" }, { limit: 3 })).toEqual(["Lease 1", "Lease 2", "Lease 3"]);
    expect(await list({ q: "lease", sort: "-created" }, { limit: 1 })).toEqual(["Lease 1"]);
    expect(await list({ q: "lease 52", sort: "created" }, { limit: 2 })).toEqual(["Lease 5200", "Lease 529"]);
    expect(await list({ q: "other" })).toEqual(["Another, other one", "Other"]);
  });

  test.each(["\u{10107}", "\u0300", "\ue000"])("finds nothing by %j, which is no letter", async (q) => {
    await add("doc_1", "Lease");
    expect([await list({ q }), await list({ q: `${q} lease` })]).toEqual([[], []]);
  });

  test("falls back to the first page when no row follows the cursor", async () => {
    await add("doc_1", "Lease");
    expect(await list({ after: "~1" })).toEqual(["Lease"]);
    expect(await list({ before: "~9223372036854775807", sort: "name" })).toEqual(["Lease"]);
  });

  test("counts no further than one more than the maximum", async () => {
    for (let number = 0; number < 5; number++) await add(`doc_${number}`, "Lease");
    const count = (q: string, max: number) => countLibrary(db.read, { scope, query: parse({ q }), max });
    expect([await count("lease", 10), await count("", 3), await count("no", 3)]).toEqual([5, 4, 0]);
  });
});
