import { expect, test } from "vitest";
import { remainingIssues } from "./remaining-issues";

const missing = { field: "signers.0.name", problem: "name_missing" } as const;
const malformed = { field: "signers.0.email", problem: "email_malformed" } as const;

test("an issue goes away once its field is corrected, and the others stay", () => {
  expect(remainingIssues([missing, malformed], () => [malformed])).toEqual([malformed]);
  expect(remainingIssues([missing, malformed], () => [])).toEqual([]);
});

test("a field that has another issue by now shows that one", () => {
  const tooLong = { field: "signers.0.name", problem: "name_too_long", limit: 100 } as const;
  expect(remainingIssues([missing], () => [tooLong])).toEqual([tooLong]);
});

test("an issue that was not there at the last attempt is not shown before the next", () => {
  expect(remainingIssues([missing], () => [missing, malformed])).toEqual([missing]);
  expect(remainingIssues([], () => [malformed])).toEqual([]);
});
