import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSettings } from "@/sandbox/settings";
import { readEnv, SettingError } from "./env";

/** The variables that a function reads from its environment. */
function variablesOf(read: (source: Record<string, string | undefined>) => unknown): string[] {
  const names = new Set<string>();
  read(new Proxy({}, { get: (_, name) => void names.add(String(name)) }));
  return [...names];
}

const example = Object.fromEntries(
  [...readFileSync(".env.example", "utf8").matchAll(/^# ([A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [
    name!,
    value,
  ]),
);

test(".env.example and the README name every variable that the portal and the sandbox read", () => {
  const variables = new Set([...variablesOf(readEnv), ...variablesOf(readSettings)]);
  expect(variables.size).toBeGreaterThan(15);
  expect(Object.keys(example).sort()).toEqual([...variables].sort());
  const readme = readFileSync("README.md", "utf8");
  expect([...variables].filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test("the values in .env.example are the defaults", () => {
  expect(readEnv(example)).toEqual(readEnv({}));
  expect(readSettings(example)).toEqual(readSettings({}));
});

test.each([
  ["it@example.com", "mailto:it@example.com"],
  ["https://example.com/security", "https://example.com/security"],
])("SECURITY_CONTACT %s becomes the contact %s", (given, contact) => {
  expect(readEnv({ SECURITY_CONTACT: given }).securityContact).toBe(contact);
});

test("a SECURITY_CONTACT that is neither an email nor an https address is rejected by name", () => {
  expect(() => readEnv({ SECURITY_CONTACT: "http://example.com" })).toThrow(
    'SECURITY_CONTACT is "http://example.com", but must be an email address or an https address.',
  );
});

test("a sandbox that several portals share takes the gateway's place without running beside a portal", () => {
  const { usesSandbox, startsSandbox, gateway } = readEnv({ SANDBOX_URL: "http://10.0.0.5:3100/" });
  expect({ usesSandbox, startsSandbox, url: gateway.url }).toEqual({
    usesSandbox: true,
    startsSandbox: false,
    url: "http://10.0.0.5:3100",
  });
  const both = {
    APP_URL: "https://portal.example.com",
    SANDBOX_URL: "http://10.0.0.5",
    GATEWAY_URL: "https://g.example.com",
    GATEWAY_ACCESS_TOKEN: "t",
  };
  expect(() => readEnv(both)).toThrow("a portal has one gateway");
});

const secret = "a secret of at least 32 characters";

test.each([
  [{ S3_ENDPOINT: "https://s3.example.com" }, "S3_ENDPOINT is set, so S3_BUCKET must be set too."],
  [
    { GATEWAY_ACCESS_TOKEN: "token" },
    "GATEWAY_ACCESS_TOKEN is set, so GATEWAY_URL must be set too: the portal would otherwise use its sandbox, with demo accounts and test signatures.",
  ],
  [
    { GATEWAY_URL: "https://gateway.example.com", GATEWAY_ACCESS_TOKEN: "token" },
    "GATEWAY_URL is set, so APP_URL must be set too: links in mails would otherwise lead each reader to their own machine.",
  ],
  [
    { GATEWAY_URL: "https://user:password@gateway.example.com" },
    "GATEWAY_URL must be an http or https address without a user name.",
  ],
  [{ S3_ENDPOINT: "user:password@s3" }, "S3_ENDPOINT must be an http or https address without a user name."],
  [{ TRUST_LISTS_URL: "ftp://user:password@lists" }, "TRUST_LISTS_URL must be an http or https address."],
  [{ S3_REGION: "eu-north-1" }, "S3_REGION is set, so S3_BUCKET must be set too."],
  [
    { S3_BUCKET: "paraph", S3_ACCESS_KEY_ID: "paraph" },
    "S3_ACCESS_KEY_ID is set, so S3_SECRET_ACCESS_KEY must be set too.",
  ],
  [
    { S3_BUCKET: "paraph", S3_SECRET_ACCESS_KEY: secret },
    "S3_SECRET_ACCESS_KEY is set, so S3_ACCESS_KEY_ID must be set too.",
  ],
  [
    { DATABASE_URL: "postgres://db.example.com/paraph" },
    "DATABASE_URL is set, so AUTH_SECRET must be set too: every portal on a database needs the same one.",
  ],
  [
    { DATABASE_URL: "postgres://db.example.com/paraph", AUTH_SECRET: secret },
    "DATABASE_URL is set, so GATEWAY_URL or SANDBOX_URL must be set too: each portal on a database would otherwise start a sandbox of its own.",
  ],
  [
    { TRUSTED_PROXIES: "10.0.0.0/8, proxy.example.com" },
    'TRUSTED_PROXIES is "10.0.0.0/8, proxy.example.com", but must be network addresses or ranges with commas between them.',
  ],
  [
    { S3_BUCKET: "paraph", SPOOL_MB: "299" },
    "SPOOL_MB is 299, but must be at least 300: three times the largest upload, which is 100 MB (MAX_UPLOAD_MB).",
  ],
  [
    { S3_BUCKET: "paraph", MAX_UPLOAD_MB: "2001" },
    "SPOOL_MB is 6000, but must be at least 6003: three times the largest upload, which is 2001 MB (MAX_UPLOAD_MB).",
  ],
])("settings that do not go together are refused in one sentence: %#", (given, sentence) => {
  expect(() => readEnv(given)).toThrow(new SettingError(sentence));
});

test("what admins can allow for an upload is bounded by the spool of a bucket alone", () => {
  expect(readEnv({ S3_BUCKET: "paraph", SPOOL_MB: "600" }).uploadCeilingBytes).toBe(200_000_000);
  expect(readEnv({ SPOOL_MB: "1" }).uploadCeilingBytes).toBe(Infinity);
});

test("an S3 bucket needs no keys where the machine has a role, and no endpoint at Amazon", () => {
  expect(readEnv({ S3_BUCKET: "paraph" }).s3).toMatchObject({
    bucket: "paraph",
    endpoint: undefined,
    keys: undefined,
  });
});
