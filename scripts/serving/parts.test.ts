import { expect, test } from "vitest";
import { readEnv } from "@/lib/base/env";
import { listenersFor, partsFor } from "./parts";

const realGateway = {
  APP_URL: "https://portal.example.com",
  GATEWAY_URL: "https://gateway-sandbox.dokobit.com",
  GATEWAY_ACCESS_TOKEN: "secret",
};
const names = (mode: Parameters<typeof partsFor>[0], settings = {}) =>
  partsFor(mode, readEnv(settings)).map(({ name }) => name);

test("the sandbox runs beside the portal only while no gateway is set", () => {
  expect(names("start")).toEqual(["sandbox gateway", "portal"]);
  expect(names("start", realGateway)).toEqual(["portal"]);
  expect(names("sandbox-only", realGateway)).toEqual(["sandbox gateway"]);
});

test("the listeners include the sandbox's mail port only where there is a sandbox", () => {
  const settings = (mode: Parameters<typeof listenersFor>[0], given = {}) =>
    listenersFor(mode, readEnv(given)).map(({ portSetting }) => portSetting);
  expect(settings("start")).toEqual(["SANDBOX_PORT", "PORT", "SANDBOX_SMTP_PORT"]);
  expect(settings("start", realGateway)).toEqual(["PORT"]);
});

test("child processes receive every setting, so that no .env file of Next can change one", () => {
  const settings = {
    ...{ DATA_DIR: "./data", MAX_UPLOAD_MB: "0.5", GATEWAY_UPLOAD: "content", PDF_LEVEL: "ltv" },
    ...{ SMTP_URL: "smtps://mail.example.com", MAIL_FROM: "paraph@example.org", HOST: "127.0.0.2" },
    ...{ DATABASE_URL: "postgres://paraph@db.example.org/paraph", TRUSTED_PROXIES: "10.0.0.1, 10.1.0.0/16" },
    ...{
      S3_ENDPOINT: "https://s3.example.org",
      S3_BUCKET: "paraph",
      S3_REGION: "eu-north-1",
      SPOOL_MB: "700",
    },
    ...{ S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "key", SIGNINGS_AT_A_TIME: "8", MAILS_AT_A_TIME: "3" },
    ...{ SECURITY_CONTACT: "security@example.org", SANDBOX_PORT: "4100", SANDBOX_ACCESS_TOKEN: "secret" },
    ...{ AUTH_SECRET: "a secret of at least thirty-two letters", SANDBOX_URL: "http://10.0.0.5:3100" },
  };
  const environment = partsFor("start", readEnv(settings)).at(-1)?.environment ?? {};
  expect(environment).toMatchObject({ GATEWAY_URL: "", NODE_ENV: "production" });
  expect(readEnv(environment)).toEqual(readEnv(settings));
});

test("the heap of a built portal is limited, so that its garbage is collected early", () => {
  const argsOf = (mode: "start" | "dev") => partsFor(mode, readEnv({}))[1]?.nodeArgs.join(" ");
  expect(argsOf("start")).toMatch(/^--max-old-space-size=512 .+ start /);
  expect(argsOf("dev")).not.toContain("--max");
});

test("the check of a portal that listens on every address uses the loopback address", () => {
  const readyUrl = (HOST: string) => partsFor("start", readEnv({ HOST }))[1]?.readyUrl;
  expect(readyUrl("0.0.0.0")).toBe("http://127.0.0.1:3000/api/ready");
  expect(readyUrl("::")).toBe("http://[::1]:3000/api/ready");
});
