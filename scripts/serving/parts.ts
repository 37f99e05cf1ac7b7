import path from "node:path";
import type { Env } from "@/lib/base/env";
import { projectRoot } from "./project-root";

/** `start` serves what was built, `dev` serves the sources, `sandbox-only` leaves the portal out. */
export type Mode = "start" | "dev" | "sandbox-only";

/** One of the processes that together are Paraph. */
export type Part = {
  name: string;
  /** The setting that moves it to another port. */
  portSetting: "PORT" | "SANDBOX_PORT" | "SANDBOX_SMTP_PORT";
  host: string;
  port: number;
  readyUrl: string;
  /** Whether this answer of `readyUrl` means that the part can serve. */
  isReady: (answer: Response) => boolean;
  nodeArgs: string[];
  environment: NodeJS.ProcessEnv;
};

/** Next's command line, to be run by Node itself: a wrapper between us and it would have to pass signals on. */
export const nextBin = path.join(projectRoot, "node_modules", "next", "dist", "bin", "next");

/** Everywhere the parts listen: the sandbox receives mail on a port of its own. */
export function listenersFor(mode: Mode, env: Env): Pick<Part, "portSetting" | "host" | "port">[] {
  const parts = partsFor(mode, env);
  const mail = { portSetting: "SANDBOX_SMTP_PORT", host: "127.0.0.1", port: env.sandbox.smtpPort } as const;
  return parts.some(({ portSetting }) => portSetting === "SANDBOX_PORT") ? [...parts, mail] : parts;
}

export function partsFor(mode: Mode, env: Env): Part[] {
  const parts = mode === "sandbox-only" || env.usesSandbox ? [sandbox(env)] : [];
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
  };
}

function portal(mode: "start" | "dev", env: Env): Part {
  return {
    name: "portal",
    portSetting: "PORT",
    host: env.host,
    port: env.port,
    readyUrl: `${originOf(env.host, env.port)}/api/health`,
    isReady: (answer) => answer.ok,
    nodeArgs: [nextBin, mode, "-H", env.host, "-p", String(env.port)],
    environment: {
      ...process.env,
      ...settingsOf(env),
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      // The portal ends itself, once the steps under way are done (lib/server/start-portal.ts).
      ...(mode === "start" && { NEXT_MANUAL_SIG_HANDLE: "1" }),
    },
  };
}

/**
 * The settings as they were understood, for a child process. Those that are unset are passed on as empty, which counts
 * as unset, or Next would fill them in from files of its own.
 */
function settingsOf(env: Env): Record<string, string> {
  return {
    PORT: String(env.port),
    HOST: env.host,
    APP_URL: env.appUrl,
    DATA_DIR: env.dataDir,
    AUTH_SECRET: env.authSecret ?? "",
    GATEWAY_URL: env.usesSandbox ? "" : env.gateway.url,
    GATEWAY_ACCESS_TOKEN: env.usesSandbox ? "" : env.gateway.accessToken,
    GATEWAY_UPLOAD: env.gateway.upload,
    SMTP_URL: env.mail.smtpUrl ?? "",
    MAIL_FROM: env.mail.from,
    MAX_UPLOAD_MB: env.maxUploadBytes === undefined ? "" : String(env.maxUploadBytes / 1_000_000),
    SANDBOX_PORT: String(env.sandbox.port),
    SANDBOX_SMTP_PORT: String(env.sandbox.smtpPort),
    SANDBOX_DATA_DIR: env.sandbox.dataDir,
    SANDBOX_ACCESS_TOKEN: env.sandbox.accessToken,
  };
}

/** Where a server that listens on the given host is reached from this machine. */
function originOf(host: string, port: number): string {
  const reachable = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}
