import { beforeEach, describe, expect, test } from "vitest";
import { findTrustState } from "@/db/repositories/trust-lists";
import { type ListSigner, makeListSigner } from "./testing/list-signer";
import { listOfListsUrl, testLists, urlOf } from "./testing/test-lists";

const [second, third, stranger] = [
  await makeListSigner("Second"),
  await makeListSigner("Third"),
  await makeListSigner("Stranger"),
];

let lists: Awaited<ReturnType<typeof testLists>>;
beforeEach(async () => void (lists = await testLists()));

const problem = async () => (await lists.rows())[""]?.problem;

describe("pivots", () => {
  const pivotUrl = (number: number) => `https://lists.example/pivot-${number}.xml`;
  const notice = "https://eur-lex.europa.eu/eli/C/2026/1944/oj";
  const national = { url: urlOf("LT"), territory: "LT", certificates: [] };
  const own = (signer: ListSigner) => ({
    ...{ url: listOfListsUrl, territory: "EU", type: "EUlistofthelists", certificates: [signer.certificate] },
  });
  const listOfLists = (number: number, signer: ListSigner, informationUris: string[] = []) => ({
    ...{ territory: "EU", sequenceNumber: number, informationUris, pointers: [national, own(signer)] },
  });

  /** The operator signs pivot 2, which names the second signer, who signs pivot 3 for the third one. */
  function publishChain({ pivotSigner = second } = {}): void {
    lists.publish(pivotUrl(1), listOfLists(1, lists.operator), stranger);
    lists.publish(pivotUrl(2), listOfLists(2, second));
    lists.publish(pivotUrl(3), listOfLists(3, third), pivotSigner);
    lists.publish(
      listOfListsUrl,
      listOfLists(4, third, [3, 2, 1].map(pivotUrl).toSpliced(2, 0, notice)),
      third,
    );
  }

  test("lead from the pinned certificates to the signer of the list of lists", async () => {
    publishChain();
    await lists.load();
    expect(await problem()).toBeNull();
    expect(await findTrustState(lists.db.read)).toMatchObject({ pivots: 2, announcement: notice });
  });

  test("of before the pinned certificates may be gone", async () => {
    publishChain();
    lists.published.delete(pivotUrl(1));
    await lists.load();
    expect(await problem()).toBeNull();
  });

  test("lead nowhere if one in between is signed by another, or is gone", async () => {
    publishChain({ pivotSigner: stranger });
    await lists.load();
    expect(await problem()).toBe("signed_by_other");
    publishChain();
    lists.published.delete(pivotUrl(3));
    await lists.load();
    expect(await problem()).toBe("not_found");
  });

  test("are not needed by certificates that were pinned since", async () => {
    publishChain();
    await lists.pin(third.certificate);
    await lists.load();
    expect(await findTrustState(lists.db.read)).toMatchObject({ pivots: 0 });
  });
});
