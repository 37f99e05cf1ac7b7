import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { openEgress } from "@/lib/egress/egress";
import { listsOnline } from "./list-source";

async function publish(files: Record<string, string>): Promise<string> {
  const server = createServer(({ url = "" }, response) =>
    url in files ? response.end(files[url]) : response.writeHead(404).end(),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestEnd(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function lists(url: string, allowsPrivateAddresses = true) {
  const egress = openEgress({ allowsPrivateAddresses });
  onTestEnd(() => egress.close());
  return listsOnline(egress, url);
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();

test("lists online are requested at the address of the list of lists, of a pivot, and of a pointer", async () => {
  const at = await publish({ "/lotl.xml": "of lists", "/pivot.xml": "pivot", "/LT.xml": "Lithuania" });
  const source = lists(`${at}/lotl.xml`);
  const found = await source.listOfLists();
  expect([found.url, textOf(found.bytes)]).toEqual([`${at}/lotl.xml`, "of lists"]);
  expect(textOf(await source.pivot(`${at}/pivot.xml`))).toBe("pivot");
  expect(textOf(await source.national({ territory: "LT", url: `${at}/LT.xml` }))).toBe("Lithuania");
});

test("a list that does not exist fails differently from one that cannot be requested", async () => {
  const at = await publish({});
  await expect(lists(`${at}/lotl.xml`).listOfLists()).rejects.toMatchObject({ problem: "not_found" });
  await expect(lists(at, false).listOfLists()).rejects.toMatchObject({ problem: "unreachable" });
});
