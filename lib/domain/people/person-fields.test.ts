import { expect, test } from "vitest";
import { personalCode, phone } from "./person-fields";

test.each([
  ["+370 612 34567", "+37061234567"],
  ["0037061234567", "+37061234567"],
  ["00 370 (612) 34-567", "+37061234567"],
  ["+370\u2011612\u201134567", "+37061234567"],
  ["+370–612–34567", "+37061234567"],
  ["+370\u00a0612\u202f34567", "+37061234567"],
  ["\u202a+37061234567\u202c", "+37061234567"],
  ["+370.612.34567", "+37061234567"],
  ["＋３７０ ６１２３４５６７", "+37061234567"],
])("the phone number %j is %s", (typed, stored) => {
  expect(phone.parse(typed)).toBe(stored);
});

test.each(["861234567", "+370 612", "+370 612 3456x", "00", "++37061234567"])(
  "%j is no phone number",
  (typed) => {
    expect(phone.safeParse(typed).error?.issues[0]?.message).toBe("phone_malformed");
  },
);

test.each([
  ["3 900101 0017", "39001010017"],
  ["390\u20110101\u20110017", "39001010017"],
  ["39001010017\u200b", "39001010017"],
  ["020100-29990", "020100-29990"],
  ["020100 – 29990", "020100-29990"],
  ["327654-98760", "327654-98760"],
  ["131052-308T", "131052-308T"],
  ["131052A308T", "131052A308T"],
])("the personal code %j is %s", (typed, stored) => {
  expect(personalCode.parse(typed)).toBe(stored);
});

test.each(["12345", "39001010017;", "39001010017390010100173"])("%j is no personal code", (typed) => {
  expect(personalCode.safeParse(typed).error?.issues[0]?.message).toBe("personal_code_malformed");
});
