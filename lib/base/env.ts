import path from "node:path";
import { z } from "zod";

/** An invalid setting. The message is one sentence for the operator. */
export class SettingError extends Error {
  override name = "SettingError";
}

const port = z.coerce.number().int().min(1).max(65535);
const origin = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));

/** A Contact of security.txt is a URI (RFC 9116 §2.5.3), so an address alone becomes one. */
const securityContact = z.union([
  z.email().transform((address) => `mailto:${address}`),
  z.url({ protocol: /^(https|mailto)$/ }),
]);

const proxy = z.url({ protocol: /^https?$/ });

const mailServer = z.url({ protocol: /^smtps?$/ });

const settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().optional(),
  APP_URL: origin.optional(),
  DATA_DIR: z.string().default("./data"),
  AUTH_SECRET: z.string().min(32).optional(),
  GATEWAY_URL: origin.optional(),
  GATEWAY_ACCESS_TOKEN: z.string().optional(),
  GATEWAY_UPLOAD: z.enum(["url", "content"]).default("url"),
  PDF_LEVEL: z.enum(["t", "lt", "ltv"]).default("lt"),
  SMTP_URL: mailServer.optional(),
  MAIL_FROM: z.email().optional(),
  MAX_UPLOAD_MB: z.coerce.number().positive().optional(),
  SECURITY_CONTACT: securityContact.optional(),
  TRUST_LISTS_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_LISTS_DIR: z.string().optional(),
  ONLINE_STATUS: z.enum(["on", "off"]).default("on"),
  HTTPS_PROXY: proxy.optional(),
  HTTP_PROXY: proxy.optional(),
  NO_PROXY: z.string().optional(),
  EGRESS_ADDRESSES: z.enum(["public", "any"]).default("public"),
  SANDBOX_PORT: port.default(3100),
  SANDBOX_SMTP_PORT: port.default(3125),
  SANDBOX_DATA_DIR: z.string().optional(),
  SANDBOX_ACCESS_TOKEN: z.string().default("sandbox-token"),
});

const expected: Record<keyof typeof settings.shape, string> = {
  PORT: "a port number from 1 to 65535",
  HOST: "an address to listen on",
  APP_URL: "an http or https address",
  DATA_DIR: "a folder",
  AUTH_SECRET: "at least 32 characters",
  GATEWAY_URL: "an http or https address",
  GATEWAY_ACCESS_TOKEN: "the gateway's API token",
  GATEWAY_UPLOAD: '"url" or "content"',
  PDF_LEVEL: '"t", "lt" or "ltv"',
  SMTP_URL: "an address like smtps://user:password@mail.example.com",
  MAIL_FROM: "an email address",
  MAX_UPLOAD_MB: "a number of megabytes above 0",
  SECURITY_CONTACT: "an email address or an https address",
  TRUST_LISTS_URL: "an http or https address",
  TRUST_LISTS_DIR: "a folder",
  ONLINE_STATUS: '"on" or "off"',
  HTTPS_PROXY: "an http or https address",
  HTTP_PROXY: "an http or https address",
  NO_PROXY: "names of hosts with commas between them",
  EGRESS_ADDRESSES: '"public" or "any"',
  SANDBOX_PORT: "a port number from 1 to 65535",
  SANDBOX_SMTP_PORT: "a port number from 1 to 65535",
  SANDBOX_DATA_DIR: "a folder",
  SANDBOX_ACCESS_TOKEN: "a token",
};

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
    const actual = /SECRET|TOKEN|SMTP_URL|_PROXY/.test(name) ? "" : ` is "${given[name]}", but`;
    throw new SettingError(`${name}${actual} must be ${expected[name]}.`);
  }
  const value = parsed.data;
  if (value.GATEWAY_URL && !value.GATEWAY_ACCESS_TOKEN)
    throw new SettingError("GATEWAY_URL is set, so GATEWAY_ACCESS_TOKEN must be set too.");
  if (value.SMTP_URL && !value.MAIL_FROM)
    throw new SettingError(
      "SMTP_URL is set, so MAIL_FROM must be set too: the address that mail comes from.",
    );

  if (value.TRUST_LISTS_URL && value.TRUST_LISTS_DIR)
    throw new SettingError("TRUST_LISTS_URL and TRUST_LISTS_DIR are both set, but lists have one source.");

  const usesSandbox = value.GATEWAY_URL === undefined;
  const dataDir = path.resolve(/*turbopackIgnore: true*/ value.DATA_DIR);
  return {
    port: value.PORT,
    host: value.HOST ?? (usesSandbox ? "127.0.0.1" : "0.0.0.0"),
    appUrl: value.APP_URL ?? `http://localhost:${value.PORT}`,
    dataDir,
    authSecret: value.AUTH_SECRET,
    /** True if no gateway is set: the sandbox runs beside the portal, and the demo accounts exist. */
    usesSandbox,
    gateway: {
      url: value.GATEWAY_URL ?? `http://127.0.0.1:${value.SANDBOX_PORT}`,
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

export type Env = ReturnType<typeof readEnv>;

let current: Env | undefined;

/** The settings of this process, read once. @throws {SettingError} see `readEnv` */
export function env(): Env {
  return (current ??= readEnv(process.env));
}
