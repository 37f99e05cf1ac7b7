import { z } from "zod";
import { isNetworkRange } from "./network-ranges";

const port = z.coerce.number().int().min(1).max(65535);

/** Addresses are printed at the start, so they must not contain a password. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => !url.includes("@"))
  .transform((url) => url.replace(/\/+$/, ""));

/** A Contact of security.txt is a URI (RFC 9116 §2.5.3), so an address alone becomes one. */
const securityContact = z.union([
  z.email().transform((address) => `mailto:${address}`),
  z.url({ protocol: /^(https|mailto)$/ }),
]);

const proxy = z.url({ protocol: /^https?$/ });

const mailServer = z.url({ protocol: /^smtps?$/ });

const database = z.url({ protocol: /^postgres(ql)?$/ });

const count = z.coerce.number().int().min(1);

/** A list with commas between its entries. */
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean),
);

/** The settings of the portal as they stand in the environment. Unset ones without a default stay undefined. */
export const settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().optional(),
  APP_URL: origin.optional(),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(600).optional(),
  TRUSTED_PROXIES: list.refine((entries) => entries.every(isNetworkRange)).optional(),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: database.optional(),
  S3_ENDPOINT: origin.optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  SPOOL_MB: z.coerce.number().positive().default(6_000),
  SIGNINGS_AT_A_TIME: count.default(4),
  MAILS_AT_A_TIME: count.default(1),
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
  SANDBOX_URL: origin.optional(),
  SANDBOX_PORT: port.default(3100),
  SANDBOX_SMTP_PORT: port.default(3125),
  SANDBOX_DATA_DIR: z.string().optional(),
  SANDBOX_ACCESS_TOKEN: z.string().default("sandbox-token"),
});

/** What is expected of a setting, for the sentence that refuses its value. */
export const expected: Record<keyof typeof settings.shape, string> = {
  PORT: "a port number from 1 to 65535",
  HOST: "an address to listen on",
  APP_URL: "an http or https address without a user name",
  DRAIN_SECONDS: "a whole number of seconds up to 600",
  TRUSTED_PROXIES: "network addresses or ranges with commas between them",
  DATA_DIR: "a folder",
  DATABASE_URL: "an address like postgres://user:password@db.example.com/paraph",
  S3_ENDPOINT: "an http or https address without a user name",
  S3_BUCKET: "the name of a bucket",
  S3_REGION: "a region",
  S3_ACCESS_KEY_ID: "the id of an access key",
  S3_SECRET_ACCESS_KEY: "the secret of an access key",
  SPOOL_MB: "a number of megabytes above 0",
  SIGNINGS_AT_A_TIME: "a whole number above 0",
  MAILS_AT_A_TIME: "a whole number above 0",
  AUTH_SECRET: "at least 32 characters",
  GATEWAY_URL: "an http or https address without a user name",
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
  SANDBOX_URL: "an http or https address without a user name",
  SANDBOX_PORT: "a port number from 1 to 65535",
  SANDBOX_SMTP_PORT: "a port number from 1 to 65535",
  SANDBOX_DATA_DIR: "a folder",
  SANDBOX_ACCESS_TOKEN: "a token",
};
