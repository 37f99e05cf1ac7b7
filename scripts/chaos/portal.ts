import { once } from "node:events";
import path from "node:path";
import { build } from "esbuild";
import { projectRoot } from "../serving/project-root";
import { type Child, startChild, stopChild } from "./child";
import type { Crash, PortalCommand, PortalSettings, PortalReport } from "./portal-messages";

/** Bundles the portal once for many starts, as transforming its sources at each start would take most of a run. */
export async function buildPortalProgram(): Promise<string> {
  const outfile = path.join(projectRoot, ".cache", `chaos-portal-${process.pid}.mjs`);
  const entryPoints = [path.join(projectRoot, "scripts/chaos/portal-process.ts")];
  await build({ entryPoints, outfile, bundle: true, packages: "external", platform: "node", format: "esm" });
  return outfile;
}

type Start = Omit<PortalSettings, "port" | "clockOffsetMs" | "pdfLevel" | "crash"> & {
  folder: string;
  program: string;
  /** How far its clock is ahead of real time. */
  aheadMs?: number;
};

/** Starts a portal whose process can crash and restart on the same data, at the same address, with the same clock. */
export async function startPortalProcess({ folder, program, aheadMs = 0, ...settings }: Start) {
  let port = 0;
  let clockOffsetMs = aheadMs;
  let pdfLevel: PortalSettings["pdfLevel"] = "lt";
  let child: Child;
  /** Changes of the clock: when, by its own time, and how far it is ahead since then. */
  const moves = [{ from: 0, offsetMs: aheadMs }];

  async function launch(crash?: Crash): Promise<void> {
    const launched: PortalSettings = { ...settings, port, clockOffsetMs, pdfLevel, crash };
    child = startChild(program, [JSON.stringify(launched)], {
      logFile: path.join(folder, "portal.log"),
    });
    const failed = child.ended.then((exit) => {
      if (exit !== "SIGKILL") throw new Error(`The portal ended: ${exit}. See ${folder}/portal.log.`);
    });
    const ready = await Promise.race([nextReport("ready"), failed]);
    if (ready?.kind === "ready") port = Number(new URL(ready.url).port);
  }

  async function nextReport(kind: PortalReport["kind"]): Promise<PortalReport> {
    for (;;) {
      const [report] = (await once(child.process, "message")) as [PortalReport];
      if (report.kind === kind) return report;
    }
  }

  const sendCommand = (command: PortalCommand) => {
    if (child.process.connected) child.process.send(command, () => undefined);
  };
  const post = async (address: string, body: BodyInit) =>
    (await (await fetch(`http://127.0.0.1:${port}${address}`, { method: "POST", body })).json()) as {
      id: string;
    };

  await launch();
  return {
    dataDir: settings.dataDir,
    hasCrashed: () => child.hasEnded(),
    pid: () => child.process.pid,
    kill: (signal: NodeJS.Signals) => child.process.kill(signal),
    /** Restarts it, `afterMs` later by its clock. */
    async restart(afterMs: number, crash?: Crash): Promise<void> {
      this.moveClock(this.now().getTime() + afterMs);
      await launch(crash);
    },
    now: () => new Date(Date.now() + clockOffsetMs),
    moveClock(toMs: number): void {
      clockOffsetMs += toMs - (Date.now() + clockOffsetMs);
      moves.push({ from: toMs, offsetMs: clockOffsetMs });
      sendCommand({ kind: "clock", offsetMs: clockOffsetMs });
    },
    /** The real time of an instant of the portal's clock. */
    trueTimeOf: (ms: number) => ms - (moves.findLast(({ from }) => from <= ms)?.offsetMs ?? 0),
    crashAt: (crash: Crash | undefined) => sendCommand({ kind: "crash", crash }),
    uploadBy: (mode: "url" | "content") => sendCommand({ kind: "upload mode", mode }),
    /** Also after a restart, at which the portal may create a signing before any command reaches it. */
    askForLevel(level: PortalSettings["pdfLevel"]): void {
      pdfLevel = level;
      sendCommand({ kind: "PDF level", level });
    },
    /**
     * The boundaries passed since `crashAt` and the CPU time since its start; undefined if it crashes before it
     * answers.
     */
    async progress() {
      sendCommand({ kind: "report" });
      const report = await Promise.race([nextReport("progress"), child.ended]);
      return typeof report === "object" && report.kind === "progress" ? report : undefined;
    },
    async boundaries(): Promise<string[]> {
      return ((await this.progress())?.passed ?? []).map(({ boundary }) => boundary);
    },
    upload: (name: string, bytes: Uint8Array<ArrayBuffer>) => post(`/documents/${name}.pdf`, bytes),
    send: (signing: object) => post("/signings", JSON.stringify(signing)),
    stop: () => stopChild(child),
  };
}

export type PortalProcess = Awaited<ReturnType<typeof startPortalProcess>>;
