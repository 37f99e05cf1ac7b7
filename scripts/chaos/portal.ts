import { once } from "node:events";
import path from "node:path";
import { build } from "esbuild";
import { projectRoot } from "../serving/project-root";
import { type Child, startChild, stopChild } from "./child";
import type { Death, Order, PortalSettings, Report } from "./portal-messages";

/** Built once for many starts: transforming the sources at each start would take most of a run's time. */
export async function buildPortalProgram(): Promise<string> {
  const outfile = path.join(projectRoot, ".cache", `chaos-portal-${process.pid}.mjs`);
  const entryPoints = [path.join(projectRoot, "scripts/chaos/portal-process.ts")];
  await build({ entryPoints, outfile, bundle: true, packages: "external", platform: "node", format: "esm" });
  return outfile;
}

type Start = Omit<PortalSettings, "port" | "clockOffsetMs" | "death"> & {
  folder: string;
  program: string;
  /** By how much its clock is ahead. */
  aheadMs?: number;
};

/** A portal whose process may die and be started again, on the same data, at the same address, with the same clock. */
export async function startPortalProcess({ folder, program, aheadMs = 0, ...settings }: Start) {
  let port = 0;
  let clockOffsetMs = aheadMs;
  let child: Child;
  /** When the clock was moved, by its own time, and by how much it is ahead since. */
  const moves = [{ from: 0, offsetMs: aheadMs }];

  async function launch(death?: Death): Promise<void> {
    const given: PortalSettings = { ...settings, port, clockOffsetMs, death };
    child = startChild(program, [JSON.stringify(given)], {
      logFile: path.join(folder, "portal.log"),
    });
    const failed = child.ended.then((how) => {
      if (how !== "SIGKILL") throw new Error(`The portal ended: ${how}. See ${folder}/portal.log.`);
    });
    const ready = await Promise.race([nextReport("ready"), failed]);
    if (ready?.kind === "ready") port = Number(new URL(ready.url).port);
  }

  async function nextReport(kind: Report["kind"]): Promise<Report> {
    for (;;) {
      const [report] = (await once(child.process, "message")) as [Report];
      if (report.kind === kind) return report;
    }
  }

  const tell = (order: Order) => {
    if (child.process.connected) child.process.send(order, () => undefined);
  };
  const post = async (address: string, body: BodyInit) =>
    (await (await fetch(`http://127.0.0.1:${port}${address}`, { method: "POST", body })).json()) as {
      id: string;
    };

  await launch();
  return {
    dataDir: settings.dataDir,
    isDead: () => child.hasEnded(),
    pid: () => child.process.pid,
    kill: (signal: NodeJS.Signals) => child.process.kill(signal),
    /** Starts it again after its death, so much later. */
    async startAgain(afterMs: number, death?: Death): Promise<void> {
      this.moveClock(this.now().getTime() + afterMs);
      await launch(death);
    },
    now: () => new Date(Date.now() + clockOffsetMs),
    moveClock(toMs: number): void {
      clockOffsetMs += toMs - (Date.now() + clockOffsetMs);
      moves.push({ from: toMs, offsetMs: clockOffsetMs });
      tell({ kind: "clock", offsetMs: clockOffsetMs });
    },
    /** The true time of an instant of the portal's clock. */
    trueTimeOf: (ms: number) => ms - (moves.findLast(({ from }) => from <= ms)?.offsetMs ?? 0),
    dieAt: (death: Death | undefined) => tell({ kind: "die", death }),
    uploadBy: (mode: "url" | "content") => tell({ kind: "upload mode", mode }),
    /** What it passed since `dieAt`, and what its CPU took since its start; undefined when it dies over the question. */
    async tell() {
      tell({ kind: "tell" });
      const report = await Promise.race([nextReport("told"), child.ended]);
      return typeof report === "object" && report.kind === "told" ? report : undefined;
    },
    async boundaries(): Promise<string[]> {
      return ((await this.tell())?.passed ?? []).map(({ boundary }) => boundary);
    },
    upload: (name: string, bytes: Uint8Array<ArrayBuffer>) => post(`/documents/${name}.pdf`, bytes),
    send: (asked: object) => post("/signings", JSON.stringify(asked)),
    stop: () => stopChild(child),
  };
}

export type PortalProcess = Awaited<ReturnType<typeof startPortalProcess>>;
