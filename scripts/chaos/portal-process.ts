import { readFileSync, writeSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { json } from "node:stream/consumers";
import { openDatabase } from "@/db/client";
import { findUserIdsByEmail, insertUser } from "@/db/repositories/users";
import { newSigning } from "@/lib/domain/signing/new-signing";
import { createGatewayClient } from "@/lib/gateway/dokobit/client";
import { openFileStores } from "@/lib/files/open-file-stores";
import { connectMailServer } from "@/lib/mail/mail-server";
import { startOutbox } from "@/lib/mail/outbox";
import { receiveUpload } from "@/lib/documents/receive-upload";
import { startFileReader } from "@/lib/reader/start-file-reader";
import { log } from "@/lib/base/log";
import { createSealer } from "@/lib/base/secrets/seal";
import { createKeyedHash } from "@/lib/base/secrets/token";
import { startReconciler } from "@/lib/signing/workflow/reconciler";
import { sendForSigning } from "@/lib/signing/commands/send-for-signing";
import { answerGateway } from "@/lib/signing/testing/answer-gateway";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";
import { duringRequest, watchBoundaries, watchMail } from "./boundaries";
import {
  type Crash,
  type PortalCommand,
  ownerId,
  reachedPrefix,
  type PassedBoundary,
  type PortalSettings,
  type PortalReport,
} from "./portal-messages";

// A portal without its pages: the parts that lib/server/portal/portal.ts opens, the gateway's two routes, uploading
// and sending. It kills itself with SIGKILL at the configured boundary; in a cluster it suspends itself there, and what
// started it decides.

const settings = JSON.parse(process.argv[2] ?? "") as PortalSettings;
const { shared, dataDir } = settings;
let { clockOffsetMs, crash } = settings;
let passed: PassedBoundary[] = [];
const claims = new Map<string, number>();

const offsetMs = () => (shared ? Number(readFileSync(shared.clockFile, "utf8")) : clockOffsetMs);
const now = () => new Date(Date.now() + offsetMs());

const send = (message: PortalReport) => process.send?.(message);

function pass(boundary: string): void {
  passed.push({ boundary, at: performance.timeOrigin + performance.now() });
  if (!crash || !isReached(crash, boundary)) return;
  if (shared) writeSync(process.stdout.fd, `${reachedPrefix}${boundary}\n`);
  process.kill(process.pid, shared ? "SIGSTOP" : "SIGKILL");
}

/** The portals of a cluster pass a boundary in turn, so what started them counts how often. */
function isReached({ boundary, occurrence }: Crash, current: string): boolean {
  if (shared && boundary !== undefined) return boundary === current;
  const counted = boundary === undefined ? passed : passed.filter((one) => one.boundary === boundary);
  return counted.length === occurrence && (boundary === undefined || boundary === current);
}

const timeouts = { timeoutMs: 20_000, transferTimeoutMs: 20_000 };
const { accessToken, gatewayUrl: baseUrl } = settings;
const reader = startFileReader({ log });
const context: WorkflowContext = {
  reader,
  db: await openDatabase({ dataDir, databaseUrl: process.env.DATABASE_URL }),
  store: (await openFileStores({ dataDir, s3: shared?.s3 })).documents,
  gateway: createGatewayClient({ baseUrl, accessToken, now, ...timeouts }),
  sealer: createSealer(settings.authSecret),
  keyedHash: createKeyedHash(settings.authSecret),
  appUrl: "",
  gatewayUpload: settings.uploadMode ?? "url",
  pdfLevel: settings.pdfLevel,
  now,
  random: Math.random,
  log(message, error) {
    const failed = /^(?:Signing|Mail) ([^ :]+):? (?:not advanced|could not be handled)/.exec(message)?.[1];
    if (failed) claims.delete(failed); // nobody works on it until its lease ends
    log(message, error);
  },
};
const watched = watchBoundaries(context, pass, noteClaim);

function noteClaim(result: unknown): void {
  const { signingId, mailId, attempt } = (result ?? {}) as Record<string, unknown>;
  if (typeof attempt === "number") claims.set(String(signingId ?? mailId), attempt);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  const [, resource = "", name = ""] = (request.url ?? "").split("/");
  if (resource === "documents")
    return response.end(JSON.stringify(await duringRequest("upload", () => upload(watched, request, name))));
  if (resource === "background") return response.end(JSON.stringify(await upload(context, request, name)));
  if (["ready", "health"].includes(name)) return response.end();
  if (resource === "signings") {
    const signing = newSigning.parse(await json(request));
    const signingId = await duringRequest("send", () =>
      sendForSigning(watched, { ...signing, userId: ownerId }),
    );
    return response.end(JSON.stringify({ id: signingId }));
  }
  const route = request.url?.startsWith("/api/files/") ? "file route" : "postback route";
  pass(`${route}: before the call is handled`);
  await duringRequest(route, () => answerGateway(watched, request, response));
}

function upload(parts: WorkflowContext, request: IncomingMessage, fileName: string) {
  const library = { ...parts, maxUploadBytes: 10_000_000 };
  const bytes = Readable.toWeb(request) as ReadableStream<Uint8Array>;
  const declaredBytes = Number(request.headers["content-length"]);
  return receiveUpload(library, { userId: ownerId, fileName, declaredBytes, bytes });
}

let requestCount = 0;
const server = createServer((request, response) => {
  const isOfPerson = /^[/](?:documents|signings)/.test(request.url ?? "");
  if (isOfPerson) requestCount += 1;
  answer(request, response)
    .catch((error: unknown) => {
      log("A request failed", error);
      response.destroy();
    })
    .finally(() => isOfPerson && (requestCount -= 1));
});
await new Promise<void>((resolve) => server.listen(settings.port, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
watched.appUrl = shared?.appUrl ?? url;

const owner = {
  id: ownerId,
  email: "owner@example.com",
  name: "Ada",
  surname: "Owner",
  role: "user" as const,
};
await context.db.write(async (tx) => {
  if ((await findUserIdsByEmail(tx, [owner.email])).size > 0) return;
  await insertUser(tx, { ...owner, passwordHash: "none", createdAt: context.now() });
});

const reconciler = startReconciler(watched);
const outbox =
  shared &&
  duringRequest("outbox", () =>
    startOutbox({
      ...watched,
      server: watchMail(connectMailServer(shared.smtpUrl), pass),
      from: "portal@example.com",
    }),
  );

process.on("message", (command: PortalCommand) => {
  if (command.kind === "report") {
    const { user, system } = process.cpuUsage();
    send({ kind: "progress", passed, cpuMs: (user + system) / 1000 });
  }
  if (command.kind === "claims") send({ kind: "claims", claims: [...claims], isBusy: requestCount > 0 });
  if (command.kind === "upload mode") watched.gatewayUpload = command.mode;
  if (command.kind === "PDF level") watched.pdfLevel = command.level;
  if (command.kind === "clock") {
    clockOffsetMs = command.offsetMs;
    reconciler.wake();
  }
  if (command.kind === "crash") {
    passed = [];
    crash = command.crash;
  }
});
process.on("SIGTERM", () => {
  const stopped = Promise.all([reconciler.stop({ graceMs: 0 }), outbox?.stop()]);
  void stopped.finally(() => process.exit());
});
send({ kind: "ready", url });
