import { expect, test } from "vitest";
import { requestOrigin } from "./request-origin";

const origin = (headers: Record<string, string>) => requestOrigin(new Headers(headers));

test("the address is the one that the nearest proxy appended, whatever the client sent before it", () => {
  expect(origin({ "x-forwarded-for": "1.2.3.4, 10.0.0.7" }).address).toBe("10.0.0.7");
  expect(origin({ "x-forwarded-for": "9".repeat(5_000) }).address).toHaveLength(64);
  expect(origin({}).address).toBeUndefined();
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
