import { X509Certificate } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { asc } from "drizzle-orm";
import { auditEvents } from "@/db/schema";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { findTrustState, saveTrustState } from "@/db/repositories/trust-lists";
import { addAnchors, changePins, removeAnchor, turnLists } from "./change-trust";
import { summarize } from "./certificate-summary";
import { readOwnAnchors } from "./own-anchors";
import { readPins, releasePins } from "./pinned-certificates";
import { makeAuthority } from "./testing/test-authority";

const [first, second] = await Promise.all(
  ["C=LT, O=Registry, CN=First CA", "C=LV, CN=Second CA"].map(makeAuthority),
);
const pem = (...certificates: Buffer[]) =>
  Buffer.from(certificates.map((der) => new X509Certificate(der).toString()).join("\n"));
const now = () => new Date("2026-11-25T12:00:00Z");
const admin = { adminId: "usr_ada" };

let db: ReturnType<typeof openTestDatabase>;
beforeEach(() => void (db = openTestDatabase()));

const actions = async () =>
  (await db.read.select().from(auditEvents).orderBy(asc(auditEvents.seq))).map(({ action, actorId }) => [
    action,
    actorId,
  ]);

describe("pinned certificates", () => {
  test("are those of the release: six, which are named by the notice of April 2026", async () => {
    const { certificates, isOfRelease } = await readPins(db.read);
    expect([certificates.length, isOfRelease]).toEqual([6, true]);
    expect(releasePins.announcement).toContain("C/2026/1944");
    const latest = certificates
      .map((der) => summarize(der).validTo.getTime())
      .sort()
      .at(-1)!;
    expect(new Date(latest) > new Date("2029-01-01")).toBe(true);
  });

  test("are replaced by an admin from files in PEM and DER, and returned to", async () => {
    await db.write((tx) => saveTrustState(tx, { pinnedAnnouncement: "https://eur-lex.europa.eu/old" }));
    await changePins(
      { db, now },
      { ...admin, files: [pem(first!.certificate, second!.certificate), first!.certificate] },
    );
    const { certificates, isOfRelease } = await readPins(db.read);
    expect([new Set(certificates.map(String)).size, isOfRelease]).toEqual([2, false]);
    expect((await findTrustState(db.read)).pinnedAnnouncement).toBeNull();
    await changePins({ db, now }, { ...admin, files: [] });
    expect((await readPins(db.read)).isOfRelease).toBe(true);
    expect(await actions()).toEqual([
      ["trust.pins_replaced", "usr_ada"],
      ["trust.pins_restored", "usr_ada"],
    ]);
  });

  test.each([
    ["a text", Buffer.from("certificate"), "certificate_unreadable"],
    [
      ...(["a key", Buffer.from("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")] as const),
      "certificate_unreadable",
    ],
    ["a large file", Buffer.alloc(300_000), "certificates_too_large"],
    [
      "a file of 51 certificates",
      pem(...Array<Buffer>(51).fill(second!.certificate)),
      "certificates_too_many",
    ],
  ])("stay as they are when a file is %s", async (_, file, code) => {
    const changing = changePins({ db, now }, { ...admin, files: [first!.certificate, file] });
    await expect(changing).rejects.toMatchObject({ refusal: { code } });
    expect((await readPins(db.read)).isOfRelease).toBe(true);
  });
});

test("certificates that an admin trusts are anchors of the portal until they are removed", async () => {
  const add = (...files: Buffer[]) => addAnchors({ db, now }, { ...admin, files });
  expect(await add(first!.certificate, pem(second!.certificate))).toBe(2);
  expect(await add(first!.certificate)).toBe(0);
  const anchors = await readOwnAnchors(db.read);
  expect(anchors.map(({ origin, name, provider }) => [origin, name, provider]).sort()).toEqual([
    ["portal", "First CA", "Registry"],
    ["portal", "Second CA", "Second CA"],
  ]);
  await removeAnchor({ db, now }, { ...admin, fingerprint: summarize(first!.certificate).fingerprint });
  await removeAnchor({ db, now }, { ...admin, fingerprint: "none" });
  expect((await readOwnAnchors(db.read)).map(({ name }) => name)).toEqual(["Second CA"]);
  const [added, removed] = ["trust.anchor_added", "trust.anchor_removed"].map((action) => [
    action,
    "usr_ada",
  ]);
  expect(await actions()).toEqual([added, added, removed]);
  await expect(addAnchors({ db, now }, { ...admin, files: [] })).rejects.toMatchObject({
    refusal: { code: "certificate_unreadable" },
  });
});

test("an admin turns lists on and off, and the audit log records it", async () => {
  await turnLists({ db, now }, { ...admin, isOn: true });
  expect((await findTrustState(db.read)).isOn).toBe(true);
  await turnLists({ db, now }, { ...admin, isOn: false });
  expect((await findTrustState(db.read)).isOn).toBe(false);
  expect(await actions()).toEqual([
    ["trust.lists_turned_on", "usr_ada"],
    ["trust.lists_turned_off", "usr_ada"],
  ]);
});
