import { expect, test } from "vitest";
import { validationReport } from "./validation-report";

test("a report that was stored before a problem was renamed can still be read", () => {
  const stored = {
    ...{ format: "pdf", checkedAt: "2026-01-05T10:00:00.000Z", sha256: "00", sizeBytes: 1 },
    ...{ problems: ["last_signature_not_whole_file"], sourceIsPrefix: true },
    ...{ signatures: [], documentTimestamps: [], files: [] },
  };
  expect(validationReport.parse(stored)).toEqual(stored);
});
