import { expect, test } from "vitest";
import { isRefusal, refusalResponse, slowedRefusal, tooLargeRefusal } from "./refusal";

const now = new Date("2026-11-24T10:00:00Z");
const after = (ms: number) => slowedRefusal(new Date(now.getTime() + ms), now);

test("a wait is given in seconds, and in minutes from a minute and a half on", () => {
  expect(after(-5_000)).toEqual({ code: "slowed_seconds", values: { count: 1 } });
  expect(after(88_500)).toEqual({ code: "slowed_seconds", values: { count: 89 } });
  expect(after(89_500)).toEqual({ code: "slowed_minutes", values: { count: 2 } });
});

test("the limit of a file is named with one decimal", () => {
  expect(tooLargeRefusal(2_500_000)).toEqual({ code: "file_too_large", values: { maxMb: 2.5 } });
});

test("an answer that is no refusal of the portal's is none", () => {
  expect(isRefusal({ code: "disk_full" })).toBe(true);
  expect([{}, { code: "ECONNRESET" }, { message: "disk_full" }].map(isRefusal)).toEqual([
    false,
    false,
    false,
  ]);
});

test.each([
  ["signed_out", 401],
  ["foreign_site", 403],
  ["document_gone", 404],
  ["files_fixed", 409],
  ["file_too_large", 413],
  ["file_not_pdf", 415],
  ["slowed_seconds", 429],
  ["disk_full", 507],
] as const)("a response that refuses with %s has the status %d and says why", async (code, status) => {
  const response = refusalResponse({ code });
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ code });
});
