import { expect, test } from "vitest";
import { isRefusal, refusalResponse, throttledRefusal, tooLargeRefusal } from "./refusal";

const now = new Date("2026-11-24T10:00:00Z");
const after = (ms: number) => throttledRefusal(new Date(now.getTime() + ms), now);

test("a wait is given in seconds, and from 90 seconds on in minutes", () => {
  expect(after(-5_000)).toEqual({ code: "throttled_seconds", values: { count: 1 } });
  expect(after(88_500)).toEqual({ code: "throttled_seconds", values: { count: 89 } });
  expect(after(89_500)).toEqual({ code: "throttled_minutes", values: { count: 2 } });
});

test("a file size limit is given with one decimal", () => {
  expect(tooLargeRefusal(2_500_000)).toEqual({ code: "file_too_large", values: { maxMb: 2.5 } });
});

test("only an object with a known code is a refusal", () => {
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
  ["throttled_seconds", 429],
  ["disk_full", 507],
] as const)("the response to %s has the status %d and carries the code", async (code, status) => {
  const response = refusalResponse({ code });
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ code });
});
