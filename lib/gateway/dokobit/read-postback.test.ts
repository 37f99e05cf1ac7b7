import { expect, test } from "vitest";
import { readPostback } from "./read-postback";

test.each([
  [
    "JSON",
    JSON.stringify({
      action: "signer_signed",
      signer: "abc",
      signer_info: { signing_option: "mobile", country_code: "LT" },
    }),
  ],
  [
    "a form",
    "action=signer_signed&signer=abc&signer_info[signing_option]=mobile&signer_info[country_code]=LT",
  ],
])("a postback as %s reports who signed, how and from where", (_, body) => {
  expect(readPostback(body)).toEqual({ event: "signed", signerId: "abc", method: "mobile", country: "LT" });
});

test.each([
  ['{"action":"signing_archived"}', "archived"],
  ["action=signing_archive_failed", "archive_failed"],
])("%j reports the end of archiving", (body, event) => {
  expect(readPostback(body)).toEqual({ event });
});

test("a signer's id may be a JSON number", () => {
  const body = JSON.stringify({ action: "signer_signed", signer: 51001091072 });
  expect(readPostback(body)).toMatchObject({ signerId: "51001091072" });
});

test("a postback may omit method and country, and a value that is not a single word counts as omitted", () => {
  const signerInfo = { signing_option: "mobile id" };
  const body = JSON.stringify({ action: "signer_signed", signer: "abc", signer_info: signerInfo });
  expect(readPostback(body)).toEqual({ event: "signed", signerId: "abc", method: null, country: null });
});

test.each([['{"action":"signing_completed"}'], ["null"], [""], ["%%%"]])(
  "%j reports neither a signature nor the end of archiving",
  (body) => {
    expect(readPostback(body)).toBeUndefined();
  },
);
