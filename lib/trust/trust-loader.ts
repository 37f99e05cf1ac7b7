import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findTrustState, listLists, saveTrustState } from "@/db/repositories/trust-lists";
import type { LoadProgress } from "@/lib/domain/trust/list-state";
import { dayMs, hourMs, minuteMs } from "@/lib/domain/time/durations";
import type { Origin } from "@/lib/domain/request/origin";
import type { Egress } from "@/lib/egress/egress";
import { listsInFolder } from "./lists-in-folder";
import { listsOnline } from "./list-source";
import { loadLists } from "./load-lists";
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
   * Loads the lists now, or joins the run that is under way.
   *
   * @param request the admin who starts the run; the audit log records runs of admins, and others that change the
   *   services
   * @throws what the disk or the database throws
   */
  load(request?: LoadRequest): Promise<void>;
  /** Whether a run is under way. */
  isLoading(): boolean;
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

/** Lists are loaded daily, and hourly while one of them is not good. Nothing is loaded unless lists are turned on. */
export function startTrustLoader(parts: Parts): TrustLoader {
  const { db, now, log } = parts;
  let running: Promise<void> | undefined;
  const stopping = new AbortController();
  const listeners = new Set<(progress: LoadProgress) => void>();
  let latest: LoadProgress | undefined;

  async function run({ adminId, origin }: LoadRequest): Promise<void> {
    const before = await findTrustState(db.read);
    const from = originOf(parts.setting, before.isOn);
    if (!from) return;
    try {
      await withListProcess(async (lists) => {
        const source =
          from.kind === "folder"
            ? await listsInFolder(from.place, lists)
            : listsOnline(parts.egress, from.place, stopping.signal);
        const onProgress = (progress: LoadProgress) => {
          latest = progress;
          for (const tell of [...listeners]) tell(progress);
        };
        await loadLists(parts, { source, lists, onProgress });
      });
    } finally {
      await db.write((tx) => saveTrustState(tx, { ranAt: now() }));
    }
    const { servicesSha256 } = await findTrustState(db.read);
    if (!adminId && servicesSha256 === before.servicesSha256) return;
    const rows = await listLists(db.read);
    const detail = {
      lists: rows.filter(({ territory, sha256 }) => territory !== "" && sha256).length,
      problems: rows.filter(({ problem }) => problem).length,
    };
    const event = { at: now(), action: "trust.lists_loaded" as const, actorId: adminId, origin, detail };
    await db.write((tx) => appendAuditEvent(tx, event));
  }

  async function load(request: LoadRequest = {}): Promise<void> {
    const { onProgress } = request;
    if (onProgress) listeners.add(onProgress);
    try {
      await (running ??= run(request).finally(() => (running = latest = undefined)));
    } finally {
      if (onProgress) listeners.delete(onProgress);
    }
  }

  async function join(onProgress: (progress: LoadProgress) => void): Promise<void> {
    if (!running) return;
    if (latest) onProgress(latest);
    await load({ onProgress });
  }

  async function loadIfDue(): Promise<void> {
    const { ranAt } = await findTrustState(db.read);
    const hasProblem = (await listLists(db.read)).some(({ problem }) => problem);
    const everyMs = hasProblem ? hourMs : dayMs;
    if (!ranAt || now().getTime() - ranAt.getTime() >= everyMs) await load();
  }

  const check = () =>
    void loadIfDue().catch((error: unknown) => {
      if (!stopping.signal.aborted) log("Trusted lists could not be loaded", error);
    });
  const timer = setInterval(check, checkEveryMs);
  timer.unref();
  check();
  return {
    load,
    join,
    isLoading: () => running !== undefined,
    async stop() {
      clearInterval(timer);
      stopping.abort(new Error("The portal stops."));
      await running?.catch(() => undefined);
    },
  };
}
