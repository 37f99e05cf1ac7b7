import { beforeEach, expect, test, vi } from "vitest";
import { single } from "./counts";
import { runSteps, type Step, timeTable } from "./step";

beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => {});
});

const running = new AbortController().signal;

function recorder() {
  const done: string[] = [];
  const step = (title: string, succeeds: boolean, needs?: string[]): Step => ({
    title,
    needs,
    run: async () => {
      done.push(title);
      return single(title, succeeds);
    },
  });
  return { done, step };
}

const printed = () =>
  vi
    .mocked(console.log)
    .mock.calls.map(([text]) => String(text))
    .join("\n");

test("a failed step does not prevent the next one from running", async () => {
  const { done, step } = recorder();
  const results = await runSteps([[step("lint", false)], [step("unit", true)]], running);
  expect(done).toEqual(["lint", "unit"]);
  expect(results.map(({ title, counts }) => [title, counts.failed])).toEqual([
    ["lint", 1],
    ["unit", 0],
  ]);
});

test("a step is skipped when a step that it needs failed or was skipped", async () => {
  const { done, step } = recorder();
  await runSteps(
    [[step("tools", false)], [step("build", true, ["tools"])], [step("browser", true, ["build"])]],
    running,
  );
  expect(done).toEqual(["tools"]);
});

test("a step that throws counts as failed and prints its message", async () => {
  const broken: Step = { title: "build", run: () => Promise.reject(new Error("It could not be built.")) };
  const [result] = await runSteps([[broken, recorder().step("lint", true)]], running);
  expect(result?.counts).toEqual(single("build", false));
  expect(printed()).toContain("── build\nIt could not be built.");
});

test("steps of a group may end in any order, and each prints its output in one piece", async () => {
  let endOfLint = () => {};
  const lintEnded = new Promise<void>((resolve) => (endOfLint = resolve));
  const types: Step = {
    title: "types",
    run: async (print) => {
      print("3 files\n");
      await lintEnded;
      print("no errors\n");
      return single("types", true);
    },
  };
  const lint: Step = {
    title: "lint",
    run: async (print) => {
      print("no warnings\n");
      endOfLint();
      return single("lint", true);
    },
  };
  const results = await runSteps([[types, lint]], running);
  expect(results.map(({ title }) => title)).toEqual(["types", "lint"]);
  expect(printed()).toContain("── types\n3 files\nno errors");
  expect(printed()).toContain("── lint\nno warnings");
});

test("nothing starts after a stop", async () => {
  const { done, step } = recorder();
  await runSteps([[step("lint", true)]], AbortSignal.abort());
  expect(done).toEqual([]);
});

test("the table lists the time of each step and the total", () => {
  const results = [
    { title: "Lint", counts: single("Lint", true), seconds: 8.04 },
    { title: "Unit tests", counts: single("Unit tests", true), seconds: 120 },
  ];
  expect(timeTable(results, 121.26).split("\n")).toEqual([
    "Lint           8.0 s",
    "Unit tests   120.0 s",
    "Total        121.3 s",
  ]);
});
