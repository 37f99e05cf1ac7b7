import { beforeEach, describe, expect, test } from "vitest";
import { insertFileGrant } from "@/db/repositories/file-grants";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { newToken, tokenHash } from "@/lib/base/secrets/token";
import { hourMs } from "@/lib/domain/time/durations";
import { createDiskFileStore } from "./disk-file-store";
import { openGrantedFile } from "./granted-file";
import { byteStream, repeated } from "./testing/byte-stream";
import { temporaryFolder } from "./testing/temporary-folder";

const sizeBytes = 500_000;

describe("a granted file", () => {
  let now: Date;
  let fetched: string[];
  let token: string;
  let fileId: string;
  let fetchFile: (token: string) => ReturnType<typeof openGrantedFile>;

  beforeEach(async () => {
    now = new Date("2026-11-24T10:00:00Z");
    fetched = [];
    token = newToken();
    const db = openTestDatabase();
    const store = await createDiskFileStore(await temporaryFolder());
    const { sha256 } = await store.put(byteStream(repeated(Buffer.alloc(1000, 0x25), sizeBytes / 1000)));
    const ownerId = await addUser(db, "ada", now);
    ({ fileId } = await addDocument(db, { id: "doc_1", ownerId, now, sha256, sizeBytes }));
    const expiresAt = new Date(now.getTime() + hourMs);
    await db.write((tx) => insertFileGrant(tx, { tokenHash: tokenHash(token), fileId, expiresAt, now }));
    fetchFile = (givenToken) =>
      openGrantedFile({ db, store, now: () => now }, givenToken, async (id) => void fetched.push(id));
  });

  const fetchAll = async () => (await new Response((await fetchFile(token))!.bytes).arrayBuffer()).byteLength;

  test("can be fetched once: a fetch after a complete one is refused", async () => {
    expect((await fetchFile(token))?.sizeBytes).toBe(sizeBytes);
    expect(await fetchAll()).toBe(sizeBytes);
    expect(fetched).toEqual([fileId]);
    expect(await fetchFile(token)).toBeUndefined();
  });

  test("can be fetched again after an interrupted fetch", async () => {
    const reader = (await fetchFile(token))!.bytes.getReader();
    expect((await reader.read()).done).toBe(false);
    await reader.cancel();
    expect(fetched).toEqual([]);
    expect(await fetchAll()).toBe(sizeBytes);
    expect(fetched).toEqual([fileId]);
  });

  test("is refused once the grant has expired", async () => {
    now = new Date(now.getTime() + hourMs);
    expect(await fetchFile(token)).toBeUndefined();
  });

  test("is refused for an unknown token, and for the hash stored in the database", async () => {
    expect(await fetchFile(newToken())).toBeUndefined();
    expect(await fetchFile(tokenHash(token))).toBeUndefined();
    expect(await fetchFile("")).toBeUndefined();
  });
});
