import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { limitTime, readCpuMs } from "./time-limit";

describe("a job that may take a second", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Whether it is ended within a time, when it gets a share of a processor; `undefined` where that is unknown. */
  async function isEnded(withinMs: number, share: number | undefined): Promise<boolean> {
    const end = vi.fn();
    const start = Date.now();
    const readCpu = async () => (share === undefined ? undefined : 7_000 + (Date.now() - start) * share);
    const lift = limitTime({ withinMs: 1_000, readCpu, end });
    await vi.advanceTimersByTimeAsync(withinMs);
    lift();
    await vi.advanceTimersByTimeAsync(60_000);
    return end.mock.calls.length > 0;
  }

  test("goes on while it has worked for less, as on a busy machine", async () => {
    expect(await isEnded(1_900, 0.5)).toBe(false);
  });

  test("is ended once it has worked for more", async () => {
    expect(await isEnded(2_100, 0.5)).toBe(true);
    expect(await isEnded(1_100, 1)).toBe(true);
  });

  test("is ended after four seconds even if it does not work", async () => {
    expect(await isEnded(3_900, 0)).toBe(false);
    expect(await isEnded(4_100, 0)).toBe(true);
  });

  test("is ended by the clock where its work is unknown", async () => {
    expect(await isEnded(1_100, undefined)).toBe(true);
  });
});

test.runIf(process.platform === "linux")("the processor time of a process is known", async () => {
  const taken = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  };
  const tick = 20;
  const before = taken();
  const read = await readCpuMs(process.pid);
  expect(read).toBeGreaterThanOrEqual(before - tick);
  expect(read).toBeLessThanOrEqual(taken() + tick);
});
