import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { type Child, startChild, stopChild } from "../child";
import {
  type Claims,
  type Crash,
  type PortalCommand,
  type PortalReport,
  type PortalSettings,
  reachedPrefix,
} from "../portal-messages";

const answerWithinMs = 2_000;

type Start = {
  name: string;
  folder: string;
  program: string;
  databaseUrl: string;
  settings: PortalSettings;
  /** Called when it has suspended itself at a boundary. */
  reached: (boundary: string) => void;
  /** Called when it ended although nobody killed it. */
  failed: (how: string) => void;
};

/** Starts one portal of a cluster. Its process can be killed, suspended and started again. */
export async function startClusterPortal(start: Start) {
  const { name, folder, program, databaseUrl, settings } = start;
  let child: Child;
  let state: "running" | "suspended" | "dead" = "dead";

  async function launch(crash?: Crash): Promise<void> {
    const launched: PortalSettings = { ...settings, crash };
    const started = startChild(program, [JSON.stringify(launched)], {
      logFile: path.join(folder, `${name}.log`),
      environment: { DATABASE_URL: databaseUrl },
    });
    child = started;
    state = "running";
    const { stdout } = started.process;
    if (!stdout) throw new Error("The output of a portal is not read.");
    createInterface({ input: stdout }).on("line", (line) => {
      if (!line.startsWith(reachedPrefix)) return;
      state = "suspended";
      void untilStopped(started).then(() => start.reached(line.slice(reachedPrefix.length)));
    });
    void started.ended.then((how) => {
      if (child === started) state = "dead";
      if (how !== "SIGKILL" && how !== "exit code 0") start.failed(how);
    });
    await Promise.race([nextReport("ready"), started.ended]);
  }

  async function nextReport<Kind extends PortalReport["kind"]>(kind: Kind, signal?: AbortSignal) {
    for (;;) {
      const [report] = (await once(child.process, "message", { signal })) as [PortalReport];
      if (report.kind === kind) return report as Extract<PortalReport, { kind: Kind }>;
    }
  }

  const send = (command: PortalCommand) => {
    if (child.process.connected) child.process.send(command, () => undefined);
  };

  async function ask<Kind extends "claims" | "progress">(kind: Kind, command: PortalCommand) {
    if (state !== "running") return undefined;
    // It may end or suspend itself before it answers.
    const given = new AbortController();
    const { signal } = given;
    const answer = nextReport(kind, signal);
    answer.catch(() => undefined);
    const silent = wait(answerWithinMs, undefined, { signal }).catch(() => undefined);
    send(command);
    const ended = child.ended.then(() => undefined);
    return Promise.race([answer, silent, ended]).finally(() => given.abort());
  }

  await launch();
  return {
    name,
    state: () => state,
    send,
    /** Also for later starts, as a portal may work before any command reaches it. */
    configure(changes: Pick<PortalSettings, "pdfLevel" | "uploadMode">): void {
      Object.assign(settings, changes);
      send({ kind: "PDF level", level: changes.pdfLevel });
      send({ kind: "upload mode", mode: changes.uploadMode ?? "url" });
    },
    start: launch,
    async kill(): Promise<void> {
      child.process.kill("SIGKILL");
      await child.ended;
    },
    suspend(): void {
      if (state !== "running") return;
      state = "suspended";
      child.process.kill("SIGSTOP");
    },
    resume(): void {
      if (state === "dead") return;
      state = "running";
      child.process.kill("SIGCONT");
    },
    claims: async (): Promise<Claims> => (await ask("claims", { kind: "claims" }))?.claims ?? [],
    /** Whether it works on an upload or on sending a document, even if the client has disconnected. */
    isBusy: async (): Promise<boolean> => (await ask("claims", { kind: "claims" }))?.isBusy ?? false,
    /** The boundaries passed since the last command to crash. */
    boundaries: async (): Promise<string[]> =>
      ((await ask("progress", { kind: "report" }))?.passed ?? []).map(({ boundary }) => boundary),
    stop: async (): Promise<void> => {
      if (state === "suspended") child.process.kill("SIGCONT");
      await stopChild(child);
    },
  };
}

/** A portal reports its boundary just before it suspends itself, and a SIGCONT between the two would have no effect. */
async function untilStopped({ process: { pid }, hasEnded }: Child): Promise<void> {
  while (!hasEnded() && !/\) [Tt] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"))) await wait(1);
}

export type ClusterPortal = Awaited<ReturnType<typeof startClusterPortal>>;
