import { beforeEach, describe, expect, test } from "vitest";
import { findTrustState } from "@/db/repositories/trust-lists";
import { filesIn } from "@/lib/files/testing/files-in";
import { parseCertificate } from "@/lib/validation/certificates/parsed-certificate";
import { openTrustAnchors } from "@/lib/validation/anchors/open-anchors";
import { makeListSigner } from "./testing/list-signer";
import { makeAuthority } from "./testing/test-authority";
import { listOfListsUrl, testLists, urlOf } from "./testing/test-lists";
import type { TestList, TestPeriod } from "./testing/test-list";

const [lithuania, latvia, stranger] = await Promise.all(
  ["LT", "LV", "Stranger"].map((name) => makeListSigner(name)),
);
const [ca, otherCa] = await Promise.all(["C=LT, CN=CA", "C=LV, CN=CA"].map((name) => makeAuthority(name)));

type Lists = Awaited<ReturnType<typeof testLists>>;
let lists: Lists;

const pointers = [
  { url: urlOf("LT"), territory: "LT", certificates: [lithuania!.certificate] },
  { url: urlOf("LV"), territory: "LV", certificates: [stranger!.certificate, latvia!.certificate] },
  { url: urlOf("LT").replace("xml", "pdf"), territory: "LT", certificates: [], mimeType: "application/pdf" },
];
const national = (
  territory: string,
  given: Partial<TestList> & { periods?: TestPeriod[] } = {},
): TestList => ({
  territory,
  providers: [
    {
      name: "Registry",
      services: [
        {
          certificates: [(territory === "LT" ? ca : otherCa)!.certificate],
          periods: given.periods ?? [{ from: "2020-01-01T00:00:00Z" }],
        },
      ],
    },
  ],
  ...given,
});

beforeEach(async () => {
  lists = await testLists();
  lists.publish(listOfListsUrl, { territory: "EU", pointers });
  lists.publish(urlOf("LT"), national("LT"), lithuania);
  lists.publish(urlOf("LV"), national("LV"), latvia);
});

/** The status of the Lithuanian service, as a reader of files sees it. */
async function statusOf(authority = ca): Promise<string | undefined> {
  const { servicesSha256 } = await findTrustState(lists.db.read);
  if (!servicesSha256) return undefined;
  return lists.store.withLocalFile(servicesSha256, async (path) => {
    const certificate = parseCertificate(Buffer.from(authority!.certificate));
    return openTrustAnchors(path, []).servicesOf(certificate)[0]?.history[0]?.status;
  });
}

const laterList = (problemList: Partial<TestList> = {}) => {
  const withdrawn = [{ from: "2026-11-21T00:00:00Z", status: "withdrawn" }];
  return national("LT", { sequenceNumber: 2, periods: withdrawn, ...problemList });
};

describe("loading lists", () => {
  test("takes every list that the list of lists names, and compiles their services", async () => {
    await lists.load();
    expect(await lists.rows()).toMatchObject({
      "": { url: listOfListsUrl, sequenceNumber: 1, services: 0, problem: null },
      LT: { url: urlOf("LT"), services: 1, loadedAt: lists.now(), problem: null },
      LV: { services: 1, nextUpdate: new Date("2026-12-31T00:00:00Z"), problem: null },
    });
    expect([await statusOf(ca), await statusOf(otherCa)]).toEqual(["granted", "granted"]);
  });

  test("takes a newer list in place of the one before, whose bytes are removed a day later", async () => {
    await lists.load();
    const before = (await lists.rows()).LT!.sha256!;
    lists.publish(urlOf("LT"), laterList(), lithuania);
    await lists.load();
    expect(await statusOf()).toBe("withdrawn");
    await lists.sweep();
    expect([await lists.store.has(before), (await lists.rows()).LT!.sequenceNumber]).toEqual([false, 2]);
  });

  test("keeps the compiled services that a file may be read with, and no older ones", async () => {
    for (const sequenceNumber of [1, 2, 3, 4]) {
      lists.publish(
        urlOf("LT"),
        national("LT", { sequenceNumber, version: 5 + (sequenceNumber % 2) }),
        lithuania,
      );
      await lists.load();
    }
    await lists.sweep();
    const { servicesSha256, previousSha256 } = await findTrustState(lists.db.read);
    expect([await lists.store.has(servicesSha256!), await lists.store.has(previousSha256!)]).toEqual([
      true,
      true,
    ]);
    expect(await filesIn(lists.folder)).toHaveLength(5); // three lists, the compiled services and those before
  });

  test("forgets a territory that the list of lists names no more", async () => {
    await lists.load();
    lists.publish(listOfListsUrl, { territory: "EU", sequenceNumber: 2, pointers: pointers.slice(0, 1) });
    await lists.load();
    expect([await statusOf(ca), await statusOf(otherCa)]).toEqual(["granted", undefined]);
    expect(Object.keys(await lists.rows())).toEqual(["", "LT"]);
  });
});

describe("a list that is not good", () => {
  const cases: [problem: string, publish: () => void][] = [
    ["signature_wrong", () => tamper(urlOf("LT"), "withdrawn", "accredited")],
    ["not_signed", () => tamper(urlOf("LT"), /<ds:Signature .*<\/ds:Signature>/s, "")],
    ["not_parsable", () => tamper(urlOf("LT"), "</TrustServiceStatusList>", "")],
    ["signed_by_other", () => lists.publish(urlOf("LT"), laterList(), stranger)],
    ["signed_by_other", () => lists.publish(urlOf("LT"), laterList(), lists.operator)],
    ["other_territory", () => lists.publish(urlOf("LT"), laterList({ territory: "LV" }), lithuania)],
    ["older_than_known", () => lists.publish(urlOf("LT"), laterList({ sequenceNumber: 0 }), lithuania)],
    ["version_unsupported", () => lists.publish(urlOf("LT"), laterList({ version: 9 }), lithuania)],
    ["not_found", () => void lists.published.delete(urlOf("LT"))],
  ];
  test.each(cases)("leaves the last good one serving: %s", async (problem, publish) => {
    await lists.load();
    lists.publish(urlOf("LT"), laterList(), lithuania);
    publish();
    lists.clock.moveBy(1_000);
    const since = lists.now();
    await lists.load();
    lists.clock.moveBy(1_000);
    await lists.load();
    expect(await statusOf()).toBe("granted");
    expect((await lists.rows()).LT).toMatchObject({
      ...{ problem, problemSince: since, checkedAt: lists.now(), sequenceNumber: 1 },
    });
    lists.publish(urlOf("LT"), laterList({ sequenceNumber: 3 }), lithuania);
    await lists.load();
    expect(await statusOf()).toBe("withdrawn");
    expect((await lists.rows()).LT).toMatchObject({ problem: null, problemSince: null });
  });

  test("is recorded with the day on which it says that it was issued, until a good one comes", async () => {
    const issuedAt = "2026-05-20T00:00:00Z";
    const refusedIssuedAt = async () => (await lists.rows()).LT!.refusedIssuedAt;
    await lists.load();
    for (const publish of [
      () => lists.publish(urlOf("LT"), laterList({ issuedAt }), stranger),
      () => lists.publish(urlOf("LT"), laterList({ issuedAt, sequenceNumber: 0 }), lithuania),
    ]) {
      publish();
      await lists.load();
      expect(await refusedIssuedAt()).toEqual(new Date(issuedAt));
      lists.publish(urlOf("LT"), laterList(), lithuania);
      await lists.load();
      expect(await refusedIssuedAt()).toBeNull();
    }
  });

  test("leaves its territory without services if there was none before", async () => {
    lists.publish(urlOf("LT"), national("LT"), stranger);
    await lists.load();
    expect([await statusOf(ca), await statusOf(otherCa)]).toEqual([undefined, "granted"]);
  });

  const tamper = (url: string, from: string | RegExp, to: string) =>
    void lists.published.set(url, Buffer.from(lists.published.get(url)!.toString().replace(from, to)));
});

describe("the list of lists", () => {
  test("that is not good leaves the last one naming the lists", async () => {
    await lists.load();
    lists.publish(listOfListsUrl, { territory: "EU", sequenceNumber: 2, pointers }, stranger);
    lists.publish(urlOf("LT"), laterList(), lithuania);
    await lists.load();
    expect((await lists.rows())[""]).toMatchObject({ problem: "signed_by_other", sequenceNumber: 1 });
    expect(await statusOf()).toBe("withdrawn");
  });

  test("that is not good at first means that there are no lists", async () => {
    lists.publish(listOfListsUrl, { territory: "EU", pointers }, stranger);
    await lists.load();
    expect(await statusOf()).toBeUndefined();
    expect(await lists.rows()).toMatchObject({ "": { problem: "signed_by_other", sha256: null } });
  });

  test("counts once its signer is pinned", async () => {
    lists.publish(listOfListsUrl, { territory: "EU", pointers }, stranger);
    await lists.pin(stranger!.certificate);
    await lists.load();
    expect(await statusOf()).toBe("granted");
  });

  test("that is older than the known one does not come back", async () => {
    lists.publish(listOfListsUrl, { territory: "EU", sequenceNumber: 2, pointers });
    await lists.load();
    lists.publish(listOfListsUrl, { territory: "EU", sequenceNumber: 1, pointers });
    await lists.load();
    expect((await lists.rows())[""]).toMatchObject({ problem: "older_than_known", sequenceNumber: 2 });
  });

  test("that is a national list is refused", async () => {
    lists.publish(listOfListsUrl, national("EU"));
    await lists.load();
    expect((await lists.rows())[""]).toMatchObject({ problem: "other_territory" });
  });
});
