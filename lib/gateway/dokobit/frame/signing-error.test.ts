import { expect, test } from "vitest";
import { signingErrorOf } from "./signing-error";

test.each([
  [[{ code: 7023, message: "raw" }]],
  [["7023"]],
  ["error 7023"],
  [{ error_code: "7023" }],
  ["Signing canceled by user."],
  [["Signing canceled by user"]],
])("recognises a cancellation in %j", (errors) => {
  expect(signingErrorOf(errors)).toBe("cancelled");
});

test.each([
  [undefined],
  [null],
  [[]],
  ["boom"],
  [[{ code: 9999, message: "SQLSTATE 6001x" }]],
  ["constructor"],
])("reads %j as a general error without its raw message", (errors) => {
  expect(signingErrorOf(errors)).toBe("general");
});
