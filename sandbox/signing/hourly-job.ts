import { hourMs } from "../base/clock";
import type { Sandbox } from "../parts/sandbox";

/** Work that is done at start and then every hour of gateway time, but at most once a second. */
export type HourlyJob = {
  /** Does what is due by now, without waiting for the next hour. */
  run(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts an hourly job, whose runs never overlap. @param failure what is reported when a run throws */
export function startHourlyJob(
  { clock, report }: Pick<Sandbox, "clock" | "report">,
  failure: string,
  work: () => Promise<void>,
): HourlyJob {
  let running = Promise.resolve();
  const run = () => (running = running.then(work).catch((error: unknown) => report(failure, error)));
  void run();
  const everyMs = Math.max(1000, clock.after(hourMs).getTime() - clock.now().getTime());
  const timer = setInterval(run, everyMs);
  return {
    run,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
