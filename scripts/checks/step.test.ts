import { beforeEach, expect, test, vi } from "vitest";
import { single } from "./counts";
import { runSteps, type Step } from "./step";

beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(console, "error").mockImplementation(() => {});
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

test("a step that fails does not keep the next one from running", async () => {
  const { done, step } = recorder();
  const counts = await runSteps([step("lint", false), step("unit", true)], running);
  expect(done).toEqual(["lint", "unit"]);
  expect(counts.map(({ failed }) => failed)).toEqual([1, 0]);
});

test("a step is left out when what it needs failed or was left out itself", async () => {
  const { done, step } = recorder();
  await runSteps(
    [step("tools", false), step("build", true, ["tools"]), step("browser", true, ["build"])],
    running,
  );
  expect(done).toEqual(["tools"]);
});

test("a step that throws is a failure with its message", async () => {
  const broken: Step = { title: "build", run: () => Promise.reject(new Error("It could not be built.")) };
  expect(await runSteps([broken], running)).toEqual([single("build", false)]);
  expect(console.error).toHaveBeenCalledWith("It could not be built.");
});

test("nothing starts after a stop", async () => {
  const { done, step } = recorder();
  await runSteps([step("lint", true)], AbortSignal.abort());
  expect(done).toEqual([]);
});
