import { setTimeout as wait } from "node:timers/promises";
import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findTrustState, listLists, type TrustState } from "@/db/repositories/trust-lists";
import { isLoading } from "@/db/repositories/trust-loading";
import type { LoadProgress } from "@/lib/domain/trust/list-state";
import { dayMs, hourMs, minuteMs } from "@/lib/domain/time/durations";
import type { Origin } from "@/lib/domain/request/origin";
import type { Egress } from "@/lib/egress/egress";
import { removeUnreferenced } from "@/lib/files/stored-bytes";
import { listsInFolder } from "./lists-in-folder";
import { listsOnline } from "./list-source";
import { loadLists } from "./load-lists";
import { takeLoadingTurn } from "./loading-turn";
import { withListProcess } from "./process/start-list-process";
import type { TrustParts } from "./trust-parts";

/** The list of lists of the EU. */
const euListOfLists = "https://ec.europa.eu/tools/lotl/eu-lotl.xml";

/** Where lists come from: by the settings, or by an admin who turned on those of the EU. */
export type TrustSetting = { url: string | undefined; folder: string | undefined };
export type TrustOrigin = { kind: "folder" | "online"; place: string };

export const originOf = ({ url, folder }: TrustSetting, isOn: boolean): TrustOrigin | undefined => {
  if (folder) return { kind: "folder", place: folder };
  if (url) return { kind: "online", place: url };
  return isOn ? { kind: "online", place: euListOfLists } : undefined;
};

export type TrustLoader = {
  /**
   * Loads the lists now, or joins the run that is under way, perhaps at another portal.
   *
   * @param request the admin who starts the run; the audit log records runs of admins, and others that change the
   *   services
   * @throws what the disk or the database throws
   */
  load(request?: LoadRequest): Promise<void>;
  /**
   * Waits for the run that is under way, if there is one.
   *
   * @param onProgress told at once how far it is, and from then on
   * @throws what the run throws
   */
  join(onProgress: (progress: LoadProgress) => void): Promise<void>;
  stop(): Promise<void>;
};

type LoadRequest = {
  adminId?: string;
  origin?: Origin;
  onProgress?: (progress: LoadProgress) => void;
};

type Parts = TrustParts & {
  egress: Egress;
  setting: TrustSetting;
  log: (message: string, error?: unknown) => void;
};

const checkEveryMs = 10 * minuteMs;
const followEveryMs = 500;

/** Lists are loaded daily, and hourly while one of them is not good. Nothing is loaded unless lists are turned on. */
export function startTrustLoader(parts: Parts): TrustLoader {
  const { db, now, log } = parts;
  /** Resolves to whether lists were loaded, here or by another process. */
  let running: Promise<boolean> | undefined;
  const stopping = new AbortController();
  const listeners = new Set<(progress: LoadProgress) => void>();
  let latest: LoadProgress | undefined;

  function tell(progress: LoadProgress): void {
    latest = progress;
    for (const listener of [...listeners]) listener(progress);
  }

  /** @returns false if another process is loading lists, or none are due */
  async function run(
    { adminId, origin }: LoadRequest,
    isDue: (state: TrustState) => boolean,
  ): Promise<boolean> {
    const before = await findTrustState(db.read);
    const from = originOf(parts.setting, before.isOn);
    if (!from) return true;
    const turn = { isDue, stopping: stopping.signal };
    return takeLoadingTurn(parts, turn, async ({ db: fenced, signal, recordProgress }) => {
      const held = { ...parts, db: fenced };
      await withListProcess(async (lists) => {
        const source =
          from.kind === "folder"
            ? await listsInFolder(from.place, lists)
            : listsOnline(parts.egress, from.place, signal);
        const onProgress = async (progress: LoadProgress) => {
          tell(progress);
          await recordProgress(progress);
        };
        await loadLists(held, { source, lists, onProgress });
      });
      const { servicesSha256 } = await findTrustState(db.read);
      if (adminId || servicesSha256 !== before.servicesSha256)
        await recordRun(held, { actorId: adminId, origin });
    });
  }

  /** Waits for the run of another process. @returns whether it ended by itself, and not with its process */
  async function follow(): Promise<boolean> {
    for (;;) {
      const state = await findTrustState(db.read);
      if (!isLoading(state, now())) return state.loadingUntil === null;
      const { loadProgress } = state;
      if (loadProgress && loadProgress.done !== latest?.done) tell(loadProgress);
      await wait(followEveryMs, undefined, { signal: stopping.signal });
    }
  }

  const runOrFollow = async (request: LoadRequest): Promise<boolean> =>
    (await run(request, () => true)) || (await follow());

  const begin = (work: () => Promise<boolean>): Promise<boolean> =>
    (running ??= work().finally(() => (running = latest = undefined)));

  async function listening(
    onProgress: LoadRequest["onProgress"],
    work: () => Promise<unknown>,
  ): Promise<void> {
    if (onProgress) listeners.add(onProgress);
    try {
      await work();
    } finally {
      if (onProgress) listeners.delete(onProgress);
    }
  }

  async function join(onProgress: (progress: LoadProgress) => void): Promise<void> {
    if (!running && !isLoading(await findTrustState(db.read), now())) return;
    if (latest) onProgress(latest);
    await listening(onProgress, () => begin(follow));
  }

  async function loadIfDue(): Promise<void> {
    const hasProblem = (await listLists(db.read)).some(({ problem }) => problem);
    const everyMs = hasProblem ? hourMs : dayMs;
    const isDue = ({ ranAt }: TrustState) => !ranAt || now().getTime() - ranAt.getTime() >= everyMs;
    if (isDue(await findTrustState(db.read))) await begin(() => run({}, isDue));
  }

  const check = () => {
    void loadIfDue().catch((error: unknown) => {
      if (!stopping.signal.aborted) log("Trusted lists could not be loaded", error);
    });
    void removeUnreferenced(parts, "trust").catch((error: unknown) =>
      log("Unreferenced trusted lists could not be removed", error),
    );
  };
  const timer = setInterval(check, checkEveryMs);
  timer.unref();
  check();
  return {
    load: (request = {}) =>
      listening(request.onProgress, async () => {
        while (!(await begin(() => runOrFollow(request))));
      }),
    join,
    async stop() {
      clearInterval(timer);
      stopping.abort(new Error("The portal stops."));
      await running?.catch(() => undefined);
    },
  };
}

type Run = { actorId: string | undefined; origin: Origin | undefined };

async function recordRun({ db, now }: { db: Db; now: () => Date }, run: Run): Promise<void> {
  const rows = await listLists(db.read);
  const detail = {
    lists: rows.filter(({ territory, sha256 }) => territory !== "" && sha256).length,
    problems: rows.filter(({ problem }) => problem).length,
  };
  const event = { ...run, at: now(), action: "trust.lists_loaded" as const, detail };
  await db.write((tx) => appendAuditEvent(tx, event));
}
