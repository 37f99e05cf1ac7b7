import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSettings } from "@/sandbox/settings";
import { readEnv } from "./env";

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
    SANDBOX_URL: "http://10.0.0.5",
    GATEWAY_URL: "https://g.example.com",
    GATEWAY_ACCESS_TOKEN: "t",
  };
  expect(() => readEnv(both)).toThrow("a portal has one gateway");
});
