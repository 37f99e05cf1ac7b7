import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findTrustState, saveListProblem } from "@/db/repositories/trust-lists";
import { LeaseLostError } from "@/lib/base/lease";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { openEgress } from "@/lib/egress/egress";
import { parseCertificate } from "@/lib/validation/certificates/parsed-certificate";
import { hourMs } from "@/lib/domain/time/durations";
import type { LoadProgress } from "@/lib/domain/trust/list-state";
import { openTrustAnchors } from "@/lib/validation/anchors/open-anchors";
import { takeLoadingTurn } from "./loading-turn";
import { servicesFile } from "./services-file";
import { makeListSigner } from "./testing/list-signer";
import { makeAuthority } from "./testing/test-authority";
import { listOfListsUrl, testLists, urlOf } from "./testing/test-lists";
import { startTrustLoader, type TrustSetting } from "./trust-loader";

const [lithuania, authority] = await Promise.all([makeListSigner("LT"), makeAuthority("C=LT, CN=CA")]);

/** A portal with lists in a folder, which are read by a process of their own. */
async function portalWithFolder() {
  const lists = await testLists();
  const pointers = [{ url: urlOf("LT"), territory: "LT", certificates: [lithuania.certificate] }];
  lists.publish(listOfListsUrl, { territory: "EU", pointers });
  lists.publish(
    urlOf("LT"),
    {
      territory: "LT",
      providers: [
        {
          name: "Registry",
          services: [{ certificates: [authority.certificate], periods: [{ from: "2020-01-01T00:00:00Z" }] }],
        },
      ],
    },
    lithuania,
  );
  const folder = await temporaryFolder();
  for (const [url, bytes] of lists.published) await writeFile(path.join(folder, path.basename(url)), bytes);
  await writeFile(path.join(folder, "broken.xml"), "<list");
  await mkdir(path.join(folder, "other"));
  return { ...lists, folderOfLists: folder };
}

function startLoader(lists: Awaited<ReturnType<typeof testLists>>, setting: TrustSetting) {
  const egress = openEgress({ allowsPrivateAddresses: false });
  const loader = startTrustLoader({ ...lists, egress, setting, log: () => undefined });
  onTestEnd(async () => {
    await loader.stop();
    await egress.close();
  });
  return loader;
}

describe("lists in a folder", () => {
  test("are loaded in a separate process with progress for each, and found by certificate", async () => {
    const lists = await portalWithFolder();
    const loader = startLoader(lists, { url: undefined, folder: lists.folderOfLists });
    const seen: LoadProgress[] = [];
    await loader.load({ adminId: "usr_ada", onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([{ done: 1, total: 1, territory: "LT", problem: null }]);
    expect(await lists.rows()).toMatchObject({ "": { problem: null }, LT: { services: 1, problem: null } });
    const folder = await temporaryFolder();
    const [file, again] = await Promise.all(
      [1, 2].map(() => servicesFile(lists.db.read, { store: lists.store, folder })),
    );
    const anchors = openTrustAnchors(file, []);
    expect(anchors.servicesOf(parseCertificate(Buffer.from(authority.certificate)))).toHaveLength(1);
    expect(anchors.lists.map(({ country }) => country)).toEqual(["EU", "LT"]);
    expect(again).toBe(file);
  });

  test("are loaded once where another admin joins the run, and gets its progress", async () => {
    const lists = await portalWithFolder();
    const loader = startLoader(lists, { url: undefined, folder: lists.folderOfLists });
    const [seen, late]: [LoadProgress[], LoadProgress[]] = [[], []];
    let joined: Promise<void> | undefined;
    const loading = loader.load({
      adminId: "usr_ada",
      onProgress: () => (joined = loader.join((progress) => late.push(progress))),
    });
    const first = loader.join((progress) => seen.push(progress));
    await Promise.all([loading, first]);
    await joined;
    expect([seen, late]).toEqual(Array(2).fill([{ done: 1, total: 1, territory: "LT", problem: null }]));
    await loader.join(() => expect.unreachable("No run is under way."));
  });

  test("are loaded once by two portals, and the other portal follows the run", async () => {
    const lists = await portalWithFolder();
    const setting = { url: undefined, folder: lists.folderOfLists };
    const [first, second] = [startLoader(lists, setting), startLoader(lists, setting)];
    const seen: [LoadProgress[], LoadProgress[]] = [[], []];
    await Promise.all(
      [first, second].map((loader, index) =>
        loader.load({ adminId: "usr_ada", onProgress: (progress) => seen[index]?.push(progress) }),
      ),
    );
    expect(seen).toContainEqual([{ done: 1, total: 1, territory: "LT", problem: null }]);
    expect((await findTrustState(lists.db.read)).loadAttempt).toBe(1);
  });

  test("are loaded after the lease of a portal that died, which then records nothing", async () => {
    const lists = await portalWithFolder();
    const isDue = () => true;
    const dies = new AbortController();
    let late: Promise<unknown> | undefined;
    await takeLoadingTurn(lists, { isDue, stopping: dies.signal }, async ({ db }) => {
      const now = lists.clock.now();
      lists.clock.moveBy(hourMs);
      await startLoader(lists, { url: undefined, folder: lists.folderOfLists }).load();
      const refused = { territory: "LT", url: urlOf("LT"), problem: "not_found" as const, now };
      late = db.write((tx) => saveListProblem(tx, refused));
      await expect(late).rejects.toBeInstanceOf(LeaseLostError);
    });
    expect(late).toBeDefined();
    expect(await lists.rows()).toMatchObject({ LT: { problem: null } });
  });

  test("are loaded at the start, and again after a day", async () => {
    const lists = await portalWithFolder();
    await startLoader(lists, { url: undefined, folder: lists.folderOfLists }).load();
    expect((await findTrustState(lists.db.read)).ranAt).toEqual(lists.now());
  });
});

test("records a folder that does not exist as a problem", async () => {
  const lists = await portalWithFolder();
  await startLoader(lists, { url: undefined, folder: path.join(lists.folderOfLists, "none") }).load();
  expect(await lists.rows()).toMatchObject({ "": { problem: "not_found" } });
});

test("nothing is loaded unless lists are turned on", async () => {
  const lists = await portalWithFolder();
  await startLoader(lists, { url: undefined, folder: undefined }).load();
  expect([await lists.rows(), (await findTrustState(lists.db.read)).ranAt]).toEqual([{}, null]);
  expect(await servicesFile(lists.db.read, { store: lists.store, folder: "none" })).toBeUndefined();
});

test("records a list of lists that cannot be reached as a problem", async () => {
  const lists = await portalWithFolder();
  await startLoader(lists, { url: "http://127.0.0.1:1/lotl.xml", folder: undefined }).load();
  expect(await lists.rows()).toMatchObject({ "": { problem: "unreachable" } });
});
