import { expect, test } from "vitest";
import { testSecret } from "@/lib/base/testing/test-secret";
import { createKeyedHash } from "@/lib/base/secrets/token";
import { postbackUrl, signingOfPostback } from "./postback-address";

const keyedHash = createKeyedHash(testSecret);
const url = postbackUrl({ appUrl: "https://portal.test", keyedHash }, "sgn_1");
const [, pathToken = ""] = url.split("/api/postback/");
const hash = pathToken.slice("sgn_1.".length);

test("the path of a postback identifies its signing", () => {
  expect(url).toMatch(/^https:\/\/portal\.test\/api\/postback\/sgn_1\.[0-9a-f]{32}$/);
  expect(signingOfPostback(keyedHash, pathToken)).toBe("sgn_1");
});

test.each([
  "",
  ".",
  "sgn_1",
  "sgn_1.",
  `sgn_2.${hash}`,
  `sgn_1.${hash.slice(0, -1)}`,
  `sgn_1.${hash}0`,
  `sgn_1.${hash}.more`,
  `sgn_1.${hash.toUpperCase()}`,
  `sgn_1.${"é".repeat(16)}`,
])("a forged path identifies no signing: %j", (forged) => {
  expect(signingOfPostback(keyedHash, forged)).toBeUndefined();
});

test("a path made with another secret or for another purpose identifies no signing", () => {
  const other = createKeyedHash("another secret of thirty-two letters!");
  expect(signingOfPostback(other, pathToken)).toBeUndefined();
  expect(signingOfPostback(keyedHash, `sgn_1.${keyedHash.of("another purpose", "sgn_1")}`)).toBeUndefined();
});
