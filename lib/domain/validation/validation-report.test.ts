import { expect, test } from "vitest";
import { sampleReport } from "./testing/sample-report";
import { listsDay, validationReport } from "./validation-report";

test("a report that was stored before a problem was renamed can still be read", () => {
  const stored = {
    ...{ format: "pdf", checkedAt: "2026-01-05T10:00:00.000Z", sha256: "00", sizeBytes: 1 },
    ...{ problems: ["last_signature_not_whole_file"], sourceIsPrefix: true },
    ...{ signatures: [], documentTimestamps: [], files: [] },
  };
  expect(validationReport.parse(stored)).toEqual(stored);
});

const list = (issuedAt: string, nextUpdate: string | null) => ({
  ...{ country: "LT", sequenceNumber: 1, issuedAt: `${issuedAt}T00:00:00.000Z` },
  nextUpdate: nextUpdate && `${nextUpdate}T00:00:00.000Z`,
});
const dayOf = (...trustedLists: ReturnType<typeof list>[]) => listsDay(sampleReport([], { trustedLists }));

test("the day of the lists is that of the oldest which is not closed", () => {
  const [march, may, june] = [
    list("2020-03-01", null),
    list("2026-05-01", "2026-11-01"),
    list("2026-06-01", "2026-12-01"),
  ];
  expect(dayOf(june, may, march)).toBe("2026-05-01T00:00:00.000Z");
  expect(dayOf(march)).toBe("2020-03-01T00:00:00.000Z");
});

test("there is no day without lists, and none is known where trust was not judged", () => {
  expect(dayOf()).toBeNull();
  expect(listsDay(sampleReport([]))).toBeUndefined();
});
