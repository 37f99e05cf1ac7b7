import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { Readable } from "node:stream";
import { json } from "node:stream/consumers";
import { openDatabase } from "@/db/client";
import { findUserIdsByEmail, insertUser } from "@/db/repositories/users";
import { newSigning } from "@/lib/domain/signing/new-signing";
import { createGatewayClient } from "@/lib/gateway/dokobit/client";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { receiveUpload } from "@/lib/documents/receive-upload";
import { startFileReader } from "@/lib/reader/start-file-reader";
import { log } from "@/lib/base/log";
import { createSealer } from "@/lib/base/secrets/seal";
import { createKeyedHash } from "@/lib/base/secrets/token";
import { startReconciler } from "@/lib/signing/workflow/reconciler";
import { sendForSigning } from "@/lib/signing/commands/send-for-signing";
import { answerGateway } from "@/lib/signing/testing/answer-gateway";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";
import { duringRequest, watchBoundaries } from "./boundaries";
import {
  type Crash,
  type PortalCommand,
  ownerId,
  type PassedBoundary,
  type PortalSettings,
  type PortalReport,
} from "./portal-messages";

// A portal without its pages: the parts that lib/server/portal/portal.ts opens, the gateway's two routes, uploading
// and sending. It kills itself with SIGKILL at the configured boundary.

const settings = JSON.parse(process.argv[2] ?? "") as PortalSettings;
let { clockOffsetMs, crash } = settings;
let passed: PassedBoundary[] = [];

const now = () => new Date(Date.now() + clockOffsetMs);

const send = (message: PortalReport) => process.send?.(message);

function pass(boundary: string): void {
  passed.push({ boundary, at: performance.timeOrigin + performance.now() });
  if (crash && isReached(crash, boundary)) process.kill(process.pid, "SIGKILL");
}

function isReached({ boundary, occurrence }: Crash, current: string): boolean {
  const counted = boundary === undefined ? passed : passed.filter((one) => one.boundary === boundary);
  return counted.length === occurrence && (boundary === undefined || boundary === current);
}

const timeouts = { timeoutMs: 20_000, transferTimeoutMs: 20_000 };
const { accessToken, gatewayUrl: baseUrl } = settings;
const reader = startFileReader({ log });
const context: WorkflowContext = {
  reader,
  db: await openDatabase(settings),
  store: await createDiskFileStore(path.join(settings.dataDir, "files")),
  gateway: createGatewayClient({ baseUrl, accessToken, now, ...timeouts }),
  sealer: createSealer(settings.authSecret),
  keyedHash: createKeyedHash(settings.authSecret),
  appUrl: "",
  gatewayUpload: "url",
  pdfLevel: settings.pdfLevel,
  now,
  random: Math.random,
  log,
};
const watched = watchBoundaries(context, pass);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  const [, resource = "", name = ""] = (request.url ?? "").split("/");
  if (resource === "documents")
    return response.end(JSON.stringify(await duringRequest("upload", () => upload(request, name))));
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

function upload(request: IncomingMessage, fileName: string) {
  const library = {
    db: watched.db,
    store: watched.store,
    reader,
    now: watched.now,
    maxUploadBytes: 10_000_000,
  };
  const bytes = Readable.toWeb(request) as ReadableStream<Uint8Array>;
  const declaredBytes = Number(request.headers["content-length"]);
  return receiveUpload(library, { userId: ownerId, fileName, declaredBytes, bytes });
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    log("A request failed", error);
    response.destroy();
  });
});
await new Promise<void>((resolve) => server.listen(settings.port, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
Object.assign(context, { appUrl: url });
watched.appUrl = url;

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

process.on("message", (command: PortalCommand) => {
  if (command.kind === "report") {
    const { user, system } = process.cpuUsage();
    send({ kind: "progress", passed, cpuMs: (user + system) / 1000 });
  }
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
process.on("SIGTERM", () => void reconciler.stop({ graceMs: 0 }).finally(() => process.exit()));
send({ kind: "ready", url });
