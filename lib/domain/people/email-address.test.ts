import { expect, test } from "vitest";
import { emailAddress } from "./email-address";

test.each([
  "r&d@example.com",
  "user!x@example.com",
  "fred/bob@example.com",
  "jonas~@example.com",
  "a=b@example.com",
  "o'neil+lease@mail.example.co.uk",
  `${"a".repeat(64)}@example.com`,
])("%s is an address (RFC 5321 §4.1.2)", (address) => {
  expect(emailAddress.parse(address)).toBe(address);
});

test.each([
  ["  R&D@Example.COM ", "r&d@example.com"],
  ["info@räucher.lt", "info@xn--rucher-bua.lt"],
  ["info@RÄUCHER.lt", "info@xn--rucher-bua.lt"],
  ["info@ra\u0308ucher.lt", "info@xn--rucher-bua.lt"],
  ["jonas@šilas.example。lt", "jonas@xn--ilas-f6a.example.lt"],
  ["jonas\u200b@example.com\ufeff", "jonas@example.com"],
])("%j is stored as %s", (typed, stored) => {
  expect(emailAddress.parse(typed)).toBe(stored);
  expect(emailAddress.parse(stored), "and stays what it is").toBe(stored);
});

test.each([
  ...["jonas", "@example.com", "jonas@", "jonas@example", "jonas@@example.com", "jonas@example..com"],
  ...[
    ".jonas@example.com",
    "jo..nas@example.com",
    "jo nas@example.com",
    "jonas@-example.com",
    "jonas,ona@example.com",
  ],
  ...[
    "jonas@127.0.0.1",
    "jonas@[127.0.0.1]",
    "jonas@exämple.com/x",
    "jonas@exämple.com:25",
    "jonas@ä",
    "žąsis@example.com",
  ],
  ...["jonas@example.com\r\nbcc: x@example.com", "<jonas@example.com>", `${"a".repeat(65)}@example.com`],
  `jonas@${"a.".repeat(130)}com`,
])("%j is not an address", (typed) => {
  expect(emailAddress.safeParse(typed).error?.issues[0]?.message).toBe("email_malformed");
});
