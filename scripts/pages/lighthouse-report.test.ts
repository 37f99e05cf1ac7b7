import { expect, test } from "vitest";
import { lighthouseTable } from "./lighthouse-report";

const audit = (performance: number, lcp: number) => ({
  ...{ scores: [performance, 100, 96], machine: 3000, remarks: [] },
  figures: { lcp, tbt: 120.4, cls: 0.0123 },
});

test("a page's row has the medians, and the lowest performance score", () => {
  const audits = [audit(70, 4000), audit(99, 1000), audit(97, 1500)];
  const scene = { name: "library", url: "", cookie: "" };
  const [, line = ""] = lighthouseTable([{ scene, form: "mobile", audits }]).split("\n");
  expect(line.trim().split(/ {2,}/)).toEqual([
    ...["library", "mobile", "97", "70", "100", "96"],
    ...["1.5 s", "120 ms", "0.012", "3000"],
  ]);
});
