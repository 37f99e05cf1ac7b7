import { expect, test } from "vitest";
import { networkRanges } from "@/lib/base/network-ranges";
import { requestOrigin } from "./request-origin";

const origin = (headers: Record<string, string>) => requestOrigin(new Headers(headers));

test("the address is the one that the nearest proxy appended, regardless of what the client sent", () => {
  expect(origin({ "x-forwarded-for": "1.2.3.4, 10.0.0.7" }).address).toBe("10.0.0.7");
  expect(origin({ "x-forwarded-for": "9".repeat(5_000) }).address).toHaveLength(64);
  expect(origin({}).address).toBeUndefined();
});

test.each([
  ["the client before two trusted proxies", "203.0.113.9, 10.0.0.8, 10.0.0.7", "203.0.113.9"],
  [
    "the one that the first trusted proxy appended, regardless of what the client sent",
    "1.2.3.4, 203.0.113.9, 10.0.0.7",
    "203.0.113.9",
  ],
  ["a caller that is not a proxy, regardless of what it sent", "10.0.0.8, 203.0.113.9", "203.0.113.9"],
  ["the farthest proxy, if all are trusted", "10.0.0.8, 10.0.0.7", "10.0.0.8"],
  ["an entry that is no address", "203.0.113.9, unknown, 10.0.0.7", "unknown"],
  ["an IPv4 address that is written as IPv6", "::ffff:203.0.113.9, ::ffff:10.0.0.7", "203.0.113.9"],
])("with trusted proxies, the address is %s", (_, hops, address) => {
  const isTrusted = networkRanges(["10.0.0.0/8"]);
  expect(requestOrigin(new Headers({ "x-forwarded-for": hops }), isTrusted).address).toBe(address);
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "Chrome, Linux"],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge, Windows"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iOS"],
  ["Mozilla/5.0 (Android 15; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0", "Firefox, Android"],
  ["curl/8.5.0", undefined],
])("the client is named by browser and system: %s", (userAgent, words) => {
  expect(origin({ "user-agent": userAgent }).client).toBe(words);
});
