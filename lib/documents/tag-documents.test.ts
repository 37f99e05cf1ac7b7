import { beforeEach, describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { listTags, listTagsOfDocuments } from "@/db/repositories/tags";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addDocumentToSign, addUser } from "@/db/testing/sample-rows";
import { maxTags } from "@/lib/domain/document/tag";
import { addTag, removeTag } from "./tag-documents";

const now = new Date("2026-11-24T10:00:00Z");

describe("tags", () => {
  let library: { db: Db; now: () => Date };
  let ada: string;
  let eve: string;

  beforeEach(async () => {
    const db = openTestDatabase();
    library = { db, now: () => now };
    [ada, eve] = [await addUser(db, "ada", now), await addUser(db, "eve", now)];
    for (const id of ["doc_1", "doc_2"]) await addDocument(db, { id, ownerId: ada, now });
  });

  const add = (name: string, userId = ada, documentIds = ["doc_1"]) =>
    addTag(library, { documentIds, userId, name });
  const tagsOf = async (documentId: string, userId = ada) =>
    (await listTagsOfDocuments(library.db.read, { documentIds: [documentId], userId })).map(
      ({ name }) => name,
    );

  test("are the same regardless of case and accents, sorted by name, and added to several documents", async () => {
    await add("Žalia", ada, ["doc_1", "doc_2"]);
    await add("zalia");
    await add("Būstas");
    expect([await tagsOf("doc_1"), await tagsOf("doc_2")]).toEqual([["Būstas", "Žalia"], ["Žalia"]]);
  });

  test("are added only to the user's own documents, and seen only by their owner", async () => {
    await addDocumentToSign(library.db, { id: "sent", ownerId: eve, now }, { userId: ada });
    expect(await add("Mine", ada, ["doc_sent", "doc_made_up"])).toBe(0);
    expect(await add("Hers", eve, ["doc_sent", "doc_1"])).toBe(1);
    expect([await tagsOf("doc_sent", eve), await tagsOf("doc_sent"), await tagsOf("doc_1")]).toEqual([
      ["Hers"],
      [],
      [],
    ]);
    const [hers] = await listTags(library.db.read, eve);
    expect(await removeTag(library, { documentIds: ["doc_sent"], userId: ada, tagId: hers!.id })).toBe(0);
    expect(await tagsOf("doc_sent", eve)).toEqual(["Hers"]);
  });

  test("are deleted when the last document loses them", async () => {
    await add("Lease", ada, ["doc_1", "doc_2"]);
    const [tag] = await listTags(library.db.read, ada);
    const remove = (id: string) => removeTag(library, { documentIds: [id], userId: ada, tagId: tag!.id });
    await remove("doc_1");
    expect(await listTags(library.db.read, ada)).toEqual([tag]);
    await remove("doc_2");
    expect(await listTags(library.db.read, ada)).toEqual([]);
  });

  test("are limited in number per document", async () => {
    for (let number = 0; number < maxTags; number++) await add(`Tag ${number}`);
    await expect(add("One more")).rejects.toMatchObject({ refusal: { code: "too_many_tags" } });
    expect(await listTags(library.db.read, ada)).toHaveLength(maxTags);
  });
});
