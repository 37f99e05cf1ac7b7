import { beforeEach, describe, expect, test } from "vitest";
import { insertFileGrant } from "@/db/repositories/file-grants";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { newToken, tokenHash } from "@/lib/base/secrets/token";
import { createDiskFileStore } from "./file-store";
import { openGrantedFile } from "./granted-file";
import { byteStream, repeated } from "./testing/byte-stream";
import { temporaryFolder } from "./testing/temporary-folder";

const hour = 3_600_000;
const sizeBytes = 500_000;

describe("a granted file", () => {
  let now: Date;
  let taken: string[];
  let token: string;
  let fileId: string;
  let fetchFile: (token: string) => ReturnType<typeof openGrantedFile>;

  beforeEach(async () => {
    now = new Date("2026-11-24T10:00:00Z");
    taken = [];
    token = newToken();
    const db = openTestDatabase();
    const store = await createDiskFileStore(await temporaryFolder());
    const { sha256 } = await store.put(byteStream(repeated(Buffer.alloc(1000, 0x25), sizeBytes / 1000)));
    const ownerId = await addUser(db, "ada", now);
    ({ fileId } = await addDocument(db, { id: "doc_1", ownerId, now, sha256, sizeBytes }));
    const expiresAt = new Date(now.getTime() + hour);
    await db.write((tx) => insertFileGrant(tx, { tokenHash: tokenHash(token), fileId, expiresAt, now }));
    fetchFile = (given) =>
      openGrantedFile({ db, store, now: () => now }, given, async (id) => void taken.push(id));
  });

  const take = async () => (await new Response((await fetchFile(token))!.bytes).arrayBuffer()).byteLength;

  test("is there once: a second fetch after a full one is refused", async () => {
    expect((await fetchFile(token))?.sizeBytes).toBe(sizeBytes);
    expect(await take()).toBe(sizeBytes);
    expect(taken).toEqual([fileId]);
    expect(await fetchFile(token)).toBeUndefined();
  });

  test("can be fetched again after a fetch that broke off", async () => {
    const reader = (await fetchFile(token))!.bytes.getReader();
    expect((await reader.read()).done).toBe(false);
    await reader.cancel();
    expect(taken).toEqual([]);
    expect(await take()).toBe(sizeBytes);
    expect(taken).toEqual([fileId]);
  });

  test("is refused once its time is over", async () => {
    now = new Date(now.getTime() + hour);
    expect(await fetchFile(token)).toBeUndefined();
  });

  test("is refused for a token that was not given out, and for the hash that the database keeps", async () => {
    expect(await fetchFile(newToken())).toBeUndefined();
    expect(await fetchFile(tokenHash(token))).toBeUndefined();
    expect(await fetchFile("")).toBeUndefined();
  });
});
