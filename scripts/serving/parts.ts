import path from "node:path";
import type { Env } from "@/lib/base/env";
import { projectRoot } from "./project-root";

/** `start` serves what was built, `dev` serves the sources, `sandbox-only` leaves the portal out. */
export type Mode = "start" | "dev" | "sandbox-only";

/** One of Paraph's processes. */
export type Part = {
  name: string;
  /** The setting that changes its port. */
  portSetting: "PORT" | "SANDBOX_PORT" | "SANDBOX_SMTP_PORT" | "--port";
  host: string;
  port: number;
  readyUrl: string;
  /** Whether this answer of `readyUrl` means that the part is ready. */
  isReady: (answer: Response) => boolean;
  nodeArgs: string[];
  environment: NodeJS.ProcessEnv;
  /** How long it may take to stop. */
  stopWithinMs: number;
};

/** Next's command line, run directly by Node: a wrapper process would have to forward signals. */
export const nextBin = path.join(projectRoot, "node_modules", "next", "dist", "bin", "next");

/** What a process may take to stop beside what it waits for. */
const spareMs = 10_000;

/**
 * The portal needs a fifth of it. Without a limit V8 aims at gigabytes, and so lets garbage pile up to four times what
 * is in use before it collects.
 */
const heapLimit = "--max-old-space-size=512";

/** All ports on which the parts listen, including the mail port of the sandbox. */
export function listenersFor(mode: Mode, env: Env): Pick<Part, "portSetting" | "host" | "port">[] {
  const parts = partsFor(mode, env);
  const mail = { portSetting: "SANDBOX_SMTP_PORT", host: "127.0.0.1", port: env.sandbox.smtpPort } as const;
  return parts.some(({ portSetting }) => portSetting === "SANDBOX_PORT") ? [...parts, mail] : parts;
}

export function partsFor(mode: Mode, env: Env): Part[] {
  const parts = mode === "sandbox-only" || env.startsSandbox ? [sandbox(env)] : [];
  return mode === "sandbox-only" ? parts : [...parts, portal(mode, env)];
}

function sandbox(env: Env): Part {
  const { port } = env.sandbox;
  const host = "127.0.0.1";
  return {
    name: "sandbox gateway",
    portSetting: "SANDBOX_PORT",
    host,
    port,
    readyUrl: originOf(host, port),
    isReady: (answer) => answer.status < 500,
    nodeArgs: ["--import", "tsx", "sandbox/main.ts"],
    environment: { ...process.env, ...settingsOf(env), NODE_ENV: "production" },
    stopWithinMs: spareMs,
  };
}

function portal(mode: "start" | "dev", env: Env): Part {
  return {
    name: "portal",
    portSetting: "PORT",
    host: env.host,
    port: env.port,
    readyUrl: `${originOf(env.host, env.port)}/api/ready`,
    isReady: (answer) => answer.ok,
    nodeArgs: [
      ...(mode === "start" ? [heapLimit] : []),
      nextBin,
      mode,
      "-H",
      env.host,
      "-p",
      String(env.port),
    ],
    environment: {
      ...process.env,
      ...settingsOf(env),
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      // The portal exits by itself, once requests and steps in progress are done (lib/server/stop-portal.ts).
      ...(mode === "start" && { NEXT_MANUAL_SIG_HANDLE: "1" }),
    },
    stopWithinMs: env.stopping.drainMs + env.stopping.requestsMs + spareMs,
  };
}

/**
 * The parsed settings, for a child process. Unset ones are passed as empty, which counts as unset; otherwise Next
 * would fill them in from its own files.
 */
function settingsOf(env: Env): Record<string, string> {
  return {
    PORT: String(env.port),
    HOST: env.host,
    APP_URL: env.appUrl,
    DRAIN_SECONDS: String(env.stopping.drainMs / 1000),
    TRUSTED_PROXIES: env.trustedProxies?.join(",") ?? "",
    DATA_DIR: env.dataDir,
    DATABASE_URL: env.databaseUrl ?? "",
    S3_ENDPOINT: env.s3?.endpoint ?? "",
    S3_BUCKET: env.s3?.bucket ?? "",
    S3_REGION: env.s3?.region ?? "",
    S3_ACCESS_KEY_ID: env.s3?.keys?.accessKeyId ?? "",
    S3_SECRET_ACCESS_KEY: env.s3?.keys?.secretAccessKey ?? "",
    SPOOL_MB: env.s3 ? String(env.s3.spoolBytes / 1_000_000) : "",
    SIGNINGS_AT_A_TIME: String(env.signingsAtATime),
    MAILS_AT_A_TIME: String(env.mailsAtATime),
    AUTH_SECRET: env.authSecret ?? "",
    GATEWAY_URL: env.usesSandbox ? "" : env.gateway.url,
    GATEWAY_ACCESS_TOKEN: env.usesSandbox ? "" : env.gateway.accessToken,
    GATEWAY_UPLOAD: env.gateway.upload,
    PDF_LEVEL: env.gateway.pdfLevel,
    SMTP_URL: env.mail.smtpUrl ?? "",
    MAIL_FROM: env.mail.from,
    MAX_UPLOAD_MB: env.maxUploadBytes === undefined ? "" : String(env.maxUploadBytes / 1_000_000),
    SECURITY_CONTACT: env.securityContact ?? "",
    TRUST_LISTS_URL: env.trustLists.url ?? "",
    TRUST_LISTS_DIR: env.trustLists.folder ?? "",
    ONLINE_STATUS: env.onlineStatus,
    HTTPS_PROXY: env.egress.proxy.https ?? "",
    HTTP_PROXY: env.egress.proxy.http ?? "",
    NO_PROXY: env.egress.proxy.bypass ?? "",
    EGRESS_ADDRESSES: env.egress.allowsPrivateAddresses ? "any" : "public",
    SANDBOX_URL: env.usesSandbox && !env.startsSandbox ? env.gateway.url : "",
    SANDBOX_PORT: String(env.sandbox.port),
    SANDBOX_SMTP_PORT: String(env.sandbox.smtpPort),
    SANDBOX_DATA_DIR: env.sandbox.dataDir,
    SANDBOX_ACCESS_TOKEN: env.sandbox.accessToken,
  };
}

/** The origin at which this machine reaches a server that listens on the given host. */
function originOf(host: string, port: number): string {
  const reachable = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}
