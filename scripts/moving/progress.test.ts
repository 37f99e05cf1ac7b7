import { expect, test } from "vitest";
import { showProgress } from "./progress";

/** Adds 1,000 rows of 10,000 every two seconds, four times. */
function progressOn(output: { isTTY: boolean }): string {
  let [nowMs, written] = [0, ""];
  const progress = showProgress(
    { ...output, write: (text) => (written += text) },
    { what: "Copying", unit: "rows", of: 10_000, done: 4_000 },
    () => nowMs,
  );
  for (let count = 0; count < 4; count++) {
    nowMs += 2_000;
    progress.add(1_000);
  }
  progress.end();
  return written;
}

test("a terminal shows progress on one line, with the rate and the time left", () => {
  const states = progressOn({ isTTY: true }).split("\r\u001b[K");
  expect(states.slice(1, 3)).toEqual([
    "Copying: 5,000 of 10,000 rows, 500/s, 0:10 left",
    "Copying: 6,000 of 10,000 rows, 500/s, 0:08 left",
  ]);
  expect(states.at(-1)).toBe("Copying: 8,000 of 10,000 rows, 500/s, 0:04 left\n");
});

test("a file keeps a line of progress every few seconds, and the last one", () => {
  expect(progressOn({ isTTY: false }).split("\n")).toEqual([
    "Copying: 7,000 of 10,000 rows, 500/s, 0:06 left",
    "Copying: 8,000 of 10,000 rows, 500/s, 0:04 left",
    "",
  ]);
});

test("the progress of files has their size and the rate of bytes", () => {
  let [nowMs, written] = [0, ""];
  const progress = showProgress(
    { write: (text) => (written += text) },
    { what: "Copying", unit: "files", of: 5_000 },
    () => nowMs,
  );
  nowMs = 30_000;
  progress.add(1_200, 310_000_000);
  expect(written).toBe("Copying: 1,200 of 5,000 files, 310 MB, 10.3 MB/s, 1:35 left\n");
});

test("the progress of a pass without items has no rate", () => {
  let written = "";
  showProgress({ write: (text) => (written += text) }, { what: "Copying", unit: "files", of: 0 }).end();
  expect(written).toBe("Copying: 0 of 0 files\n");
});
