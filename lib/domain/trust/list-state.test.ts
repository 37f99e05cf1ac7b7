import { expect, test } from "vitest";
import { badLists, type ListLine } from "./list-state";

const now = new Date("2026-11-24T10:00:00Z");
const yesterday = new Date("2026-11-23T10:00:00Z");
const before = new Date("2026-11-01T10:00:00Z");
const tomorrow = new Date("2026-11-25T10:00:00Z");

const line = (territory: string, given: Partial<ListLine> = {}): ListLine => ({
  ...{ territory, hasList: true, issuedAt: before, nextUpdate: tomorrow, services: 1 },
  ...{ problem: null, problemSince: null, refusedIssuedAt: null },
  ...given,
});

test("lists that were refused or are overdue are bad, the longest first", () => {
  const lines = [
    line(""),
    line("EE", { nextUpdate: null }),
    line("LT", { problem: "not_signed", problemSince: yesterday, nextUpdate: before }),
    line("LV", { nextUpdate: before }),
  ];
  expect(badLists(lines, now)).toEqual([
    { territory: "LV", is: "stale", since: before },
    { territory: "LT", is: "refused", since: yesterday },
  ]);
});
