import path from "node:path";
import type { z } from "zod";
import { conflictOf, uploadsInSpool } from "./env-conflicts";
import { expected, settings } from "./env-settings";
import { StartError } from "./start-error";

/** An invalid setting. The message is one sentence. */
export class SettingError extends StartError {
  override name = "SettingError";
}

/**
 * Reads the settings of the portal and fills in the defaults.
 *
 * @param source the environment; an empty string counts as unset
 * @throws {SettingError} naming the variable, its value (unless secret) and what is expected
 */
export function readEnv(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(
    Object.keys(settings.shape).map((name) => [name, source[name]?.trim() || undefined]),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof expected;
    const mayHoldPassword = /(URL|ENDPOINT)$/.test(name) && given[name]?.includes("@");
    const isSecret = /SECRET|TOKEN|ACCESS_KEY|SMTP_URL|DATABASE_URL|_PROXY$/.test(name);
    const actual = isSecret || mayHoldPassword ? "" : ` is "${given[name]}", but`;
    throw new SettingError(`${name}${actual} must be ${expected[name]}.`);
  }
  const value = parsed.data;
  const conflict = conflictOf(value);
  if (conflict) throw new SettingError(conflict);

  const usesSandbox = value.GATEWAY_URL === undefined;
  const dataDir = path.resolve(/*turbopackIgnore: true*/ value.DATA_DIR);
  return {
    port: value.PORT,
    host: value.HOST ?? (usesSandbox ? "127.0.0.1" : "0.0.0.0"),
    appUrl: value.APP_URL ?? `http://localhost:${value.PORT}`,
    /** Addresses and ranges of the proxies whose X-Forwarded-For counts. Unset: any that is nearest. */
    trustedProxies: value.TRUSTED_PROXIES,
    dataDir,
    /** PostgreSQL. Unset: SQLite in the data folder. */
    databaseUrl: value.DATABASE_URL,
    /** An S3-compatible store of files. Unset: the data folder. */
    s3: value.S3_BUCKET ? s3Of(value, value.S3_BUCKET) : undefined,
    stopping: stoppingOf(value),
    signingsAtATime: value.SIGNINGS_AT_A_TIME,
    mailsAtATime: value.MAILS_AT_A_TIME,
    authSecret: value.AUTH_SECRET,
    /** True if no gateway is set: the sandbox takes its place, and the demo accounts exist. */
    usesSandbox,
    /** True if the sandbox runs beside the portal, and not elsewhere for several portals. */
    startsSandbox: usesSandbox && value.SANDBOX_URL === undefined,
    gateway: {
      url: value.GATEWAY_URL ?? value.SANDBOX_URL ?? `http://127.0.0.1:${value.SANDBOX_PORT}`,
      accessToken: value.GATEWAY_ACCESS_TOKEN ?? value.SANDBOX_ACCESS_TOKEN,
      upload: value.GATEWAY_UPLOAD,
      /** The level of PDF signatures that is asked for (docs/decisions/0034-levels.md). */
      pdfLevel: value.PDF_LEVEL,
    },
    mail: {
      /** Unset with a real gateway and no mail server: mail then waits in the outbox. */
      smtpUrl: value.SMTP_URL ?? (usesSandbox ? `smtp://127.0.0.1:${value.SANDBOX_SMTP_PORT}` : undefined),
      from: value.MAIL_FROM ?? "paraph@example.com",
    },
    /** Unset: admins set the maximum file size in the settings. */
    maxUploadBytes: value.MAX_UPLOAD_MB && Math.floor(value.MAX_UPLOAD_MB * 1_000_000),
    /** The most that admins can allow, so that every upload fits in the spool. */
    uploadCeilingBytes: value.S3_BUCKET
      ? Math.floor((value.SPOOL_MB / uploadsInSpool) * 1_000_000)
      : Infinity,
    /** Unset: the portal has no security.txt. */
    securityContact: value.SECURITY_CONTACT,
    /** Where trusted lists come from. Unset: an admin may turn them on (docs/decisions/0037-trusted-lists.md). */
    trustLists: {
      url: value.TRUST_LISTS_URL,
      folder: value.TRUST_LISTS_DIR && path.resolve(/*turbopackIgnore: true*/ value.TRUST_LISTS_DIR),
    },
    /** Whether the status of certificates that a file does not bring is requested from their issuers. */
    onlineStatus: value.ONLINE_STATUS,
    /** For requests to addresses that files and trusted lists name. */
    egress: {
      proxy: { https: value.HTTPS_PROXY, http: value.HTTP_PROXY, bypass: value.NO_PROXY },
      allowsPrivateAddresses: value.EGRESS_ADDRESSES === "any",
    },
    sandbox: {
      port: value.SANDBOX_PORT,
      smtpPort: value.SANDBOX_SMTP_PORT,
      dataDir: path.resolve(
        /*turbopackIgnore: true*/ value.SANDBOX_DATA_DIR ?? path.join(dataDir, "sandbox"),
      ),
      accessToken: value.SANDBOX_ACCESS_TOKEN,
    },
  };
}

/** How a portal stops: at once, or so that a balancer notices first. */
function stoppingOf({ DRAIN_SECONDS, DATABASE_URL }: z.infer<typeof settings>) {
  const drainSeconds = DRAIN_SECONDS ?? (DATABASE_URL ? 5 : 0);
  return {
    /** How long it is served while `/api/ready` says that the portal stops. */
    drainMs: drainSeconds * 1000,
    /** How long requests under way, such as uploads, may take afterwards. Alone, people wait for the next start. */
    requestsMs: drainSeconds > 0 ? 60_000 : 8_000,
  };
}

function s3Of(value: z.infer<typeof settings>, bucket: string) {
  return {
    bucket,
    /** Unset: Amazon's own. */
    endpoint: value.S3_ENDPOINT,
    region: value.S3_REGION ?? "us-east-1",
    /** Unset: the role of the machine. */
    keys:
      value.S3_ACCESS_KEY_ID && value.S3_SECRET_ACCESS_KEY
        ? { accessKeyId: value.S3_ACCESS_KEY_ID, secretAccessKey: value.S3_SECRET_ACCESS_KEY }
        : undefined,
    /** How much of this machine's disk copies of stored files may take. */
    spoolBytes: Math.floor(value.SPOOL_MB * 1_000_000),
  };
}

export type Env = ReturnType<typeof readEnv>;

/** Whether the settings name PostgreSQL. It is asked before the settings are checked, when tables are defined. */
export const namesPostgres = (): boolean => Boolean(process.env.DATABASE_URL?.trim());

let current: Env | undefined;

/** The settings of this process, read once. @throws {SettingError} see `readEnv` */
export function env(): Env {
  return (current ??= readEnv(process.env));
}
