import { expect, test } from "vitest";
import { readEnv } from "@/lib/base/env";
import { banner } from "./banner";
import { isStartupMessage } from "./startup-messages";

test("with the sandbox the banner shows both addresses, the demo accounts and the data folder", () => {
  const text = banner("start", readEnv({ DATA_DIR: "/srv/paraph" }));
  expect(text).toMatch("http://localhost:3000");
  expect(text).toMatch("http://127.0.0.1:3100 (sandbox)");
  expect(text).toMatch("admin@example.com and user@example.com, password paraph-demo");
  expect(text).toMatch("/srv/paraph");
});

test("with a real gateway the banner shows neither demo accounts nor its token", () => {
  const settings = {
    APP_URL: "https://portal.example.org",
    GATEWAY_URL: "https://gateway.dokobit.com",
    GATEWAY_ACCESS_TOKEN: "secret",
  };
  const text = banner("start", readEnv(settings));
  expect(text).toMatch("https://gateway.dokobit.com");
  expect(text).not.toMatch(/example\.com|secret/);
});

test("the banner of the sandbox alone shows its address, token and data folder", () => {
  const text = banner("sandbox-only", readEnv({ SANDBOX_PORT: "4100", SANDBOX_DATA_DIR: "/srv/sandbox" }));
  expect(text).toMatch("http://127.0.0.1:4100");
  expect(text).toMatch("sandbox-token");
  expect(text).toMatch("/srv/sandbox");
});

test("startup messages of servers are recognised, and other messages are not", () => {
  expect(isStartupMessage("\x1b[1m\x1b[35m▲ Next.js 16.4.5\x1b[39m\x1b[22m")).toBe(true);
  expect(isStartupMessage("- Local:         http://localhost:3000")).toBe(true);
  expect(isStartupMessage("✓ Ready in 301ms")).toBe(true);
  expect(isStartupMessage("Create the first admin at http://localhost:3000/setup/abc")).toBe(false);
});
