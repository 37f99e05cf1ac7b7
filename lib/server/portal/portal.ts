import path from "node:path";
import { type Db, openDatabase } from "@/db/client";
import { holdPortalLock } from "@/db/portal-lock";
import { findGatewayPause } from "@/db/repositories/gateway-pauses";
import { countMigrations } from "@/db/repositories/migrations";
import { env } from "@/lib/base/env";
import { type Importer, startImporter } from "@/lib/accounts/importer";
import { type Egress, openEgress } from "@/lib/egress/egress";
import { createGatewayClient } from "@/lib/gateway/dokobit/client";
import type { FileStore } from "@/lib/files/file-store";
import { filesPlaceOf } from "@/lib/files/files-place";
import { openFileStores } from "@/lib/files/open-file-stores";
import { log } from "@/lib/base/log";
import type { FileReader } from "@/lib/reader/file-reader";
import { startFileReader } from "@/lib/reader/start-file-reader";
import { createOnlineStatus } from "@/lib/online-status/online-status";
import { withTrust } from "@/lib/online-status/trusting-reader";
import { connectMailServer } from "@/lib/mail/mail-server";
import { type Outbox, startOutbox } from "@/lib/mail/outbox";
import { readOrCreateAuthSecret } from "@/lib/base/secrets/auth-secret";
import { createSealer } from "@/lib/base/secrets/seal";
import { createKeyedHash } from "@/lib/base/secrets/token";
import { type GatewayCallLog, startGatewayCallLog } from "@/lib/signing/workflow/gateway-call-log";
import { type Reconciler, startReconciler } from "@/lib/signing/workflow/reconciler";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";
import { minuteMs } from "@/lib/domain/time/durations";
import { servicesFile } from "@/lib/trust/services-file";
import { startTrustLoader, type TrustLoader } from "@/lib/trust/trust-loader";
import { exitRefused } from "./exit-refused";
import { requireUsableStart, wereFilesMoved } from "./require-usable-start";
import { createReadiness, type Readiness } from "./readiness";
import { createTrustSource } from "./trust-source";

/** The parts of this process, wired from its settings. */
export type Portal = {
  db: Db;
  store: FileStore;
  reader: FileReader & { stop(): void };
  workflow: WorkflowContext;
  calls: GatewayCallLog;
  reconciler: Reconciler;
  /** Undefined if no mail server is configured: mail then waits. */
  outbox: Outbox | undefined;
  importer: Importer;
  /** Requests to addresses that files and trusted lists name. */
  egress: Egress;
  trust: TrustLoader;
  /** Work that may outlive its request, which stopping waits for. */
  pending: Set<Promise<unknown>>;
  readiness: Readiness;
  now: () => Date;
};

const callTimeoutMs = 30_000;
const transferTimeoutMs = 10 * minuteMs;

async function openPortal(): Promise<Portal> {
  const { dataDir, databaseUrl, s3, gateway, appUrl, mail, egress, onlineStatus, trustLists, usesSandbox } =
    env();
  const { signingsAtATime, mailsAtATime } = env();
  const opened = await openDatabase({ dataDir, databaseUrl });
  const { documents, trust } = await openFileStores({ dataDir, s3 });
  await documents.check(); // before the first start records its place permanently
  const filesPlace = await filesPlaceOf(env(), documents);
  const store = { ...documents, place: filesPlace };
  const trustStore = { ...trust, place: filesPlace };
  // Before the place of the files is compared, because they may be moved until the lock is held.
  const lock = await holdPortalLock(
    { dataDir, databaseUrl },
    { wereFilesMoved: () => wereFilesMoved({ db: opened, filesPlace }), onRefused: exitRefused },
  );
  const db: Db = { ...opened, close: async () => void (await Promise.all([opened.close(), lock.release()])) };
  const now = () => new Date();
  const sealer = createSealer(authSecret());
  await requireUsableStart({ db, sealer, filesPlace, now });
  const openedEgress = openEgress({ ...egress, trustedOrigins: usesSandbox ? [gateway.url] : [] });
  const services = {
    store: trustStore,
    folder: path.join(/*turbopackIgnore: true*/ dataDir, "trust", "services"),
  };
  const reader = withTrust(startFileReader({ log }), {
    trust: createTrustSource({
      ...{ db, egress: openedEgress, services: () => servicesFile(db.read, services) },
      sandboxUrl: usesSandbox ? gateway.url : undefined,
      log,
    }),
    status: onlineStatus === "on" ? createOnlineStatus({ egress: openedEgress, now, log }) : undefined,
  });
  const calls = startGatewayCallLog({ db, now, log });
  const workflow: WorkflowContext = {
    db,
    store,
    reader,
    gateway: createGatewayClient({
      baseUrl: gateway.url,
      accessToken: gateway.accessToken,
      timeoutMs: callTimeoutMs,
      transferTimeoutMs,
      observe: calls.observe,
      now,
    }),
    sealer,
    keyedHash: createKeyedHash(authSecret()),
    appUrl,
    gatewayUpload: gateway.upload,
    pdfLevel: gateway.pdfLevel,
    now,
    random: Math.random,
    log,
  };
  const outbox = mail.smtpUrl
    ? startOutbox(
        { ...workflow, server: connectMailServer(mail.smtpUrl), from: mail.from },
        { maxConcurrent: mailsAtATime },
      )
    : undefined;
  const reconciler = startReconciler(workflow, { maxConcurrent: signingsAtATime });
  return {
    db,
    store,
    reader,
    workflow,
    calls,
    reconciler,
    outbox,
    importer: startImporter(workflow),
    egress: openedEgress,
    trust: startTrustLoader({
      ...{ db, now, log },
      store: trustStore,
      egress: openedEgress,
      setting: trustLists,
    }),
    pending: new Set(),
    readiness: createReadiness({ database: await databaseChecks(db), store, now }),
    now,
  };
}

/** The query of the readiness check to the database. */
async function databaseChecks(db: Db) {
  const atStart = await countMigrations(db.read);
  return async () => ({
    isNewer: (await countMigrations(db.read)) > atStart,
    isRefused: (await findGatewayPause(db.read)) !== undefined,
  });
}

let secret: string | undefined;

/** AUTH_SECRET, or the secret created at the first start. */
export function authSecret(): string {
  return (secret ??= env().authSecret ?? readOrCreateAuthSecret(env().dataDir));
}

/** Next bundles routes, actions and instrumentation separately, so they share the portal through `globalThis`. */
const shared = globalThis as { paraphPortal?: Promise<Portal> };

/** The portal of this process, opened on first use. */
export function portal(): Promise<Portal> {
  return (shared.paraphPortal ??= openPortal());
}

/** The portal of this process, if it was opened. */
export const openedPortal = (): Promise<Portal> | undefined => shared.paraphPortal;
