import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { turnMinutes } from "@/db/engines/postgres-migrations";
import { maxPortalConnections } from "@/db/engines/postgres-pool";
import { settings } from "@/lib/base/env-settings";
import { projectRoot } from "./project-root";

const read = (file: string) => readFileSync(path.join(projectRoot, file), "utf8");

/** Names of variables in capitals that begin a line, as in YAML. */
const variablesIn = (text: string) =>
  [...text.matchAll(/^ +([A-Z][A-Z0-9_]+):/gm)].map(([, name = ""]) => name);

test("the deployment examples set only settings that exist", () => {
  const [portal = ""] = read("compose.yaml").split("\n  database:\n");
  const named = [
    ...variablesIn(portal),
    ...variablesIn(read("deploy/kubernetes/settings.yaml")),
    ...variablesIn(read("deploy/kubernetes/example/secret.yaml")),
  ];
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((name) => !(name in settings.shape))).toEqual([]);
});

const numberAfter = (text: string, name: string) => Number(new RegExp(`${name}\\D*(\\d+)`).exec(text)?.[1]);

test("the servers of the deployment examples have room for the connections of all portals", () => {
  const composed = numberAfter(read("deploy/haproxy.cfg"), "server-template portal- ");
  const compose = read("compose.yaml");
  expect(composed).toBeGreaterThanOrEqual(numberAfter(compose, "replicas:"));
  expect(numberAfter(compose, "max_connections=")).toBe(composed * maxPortalConnections + 10);
  const deployment = read("deploy/kubernetes/portal.yaml");
  const updating = numberAfter(deployment, "replicas:") + numberAfter(deployment, "maxSurge:");
  const allowed = numberAfter(read("deploy/kubernetes/example/secret.yaml"), "must allow");
  expect(allowed).toBe(updating * maxPortalConnections + 10);
});

test("a start may take longer than a portal waits for another one that rebuilds the library", () => {
  const [deployment = ""] = read("deploy/kubernetes/portal.yaml").split("livenessProbe:");
  const [, startupProbe = ""] = deployment.split("startupProbe:");
  const probeSeconds =
    numberAfter(startupProbe, "periodSeconds:") * numberAfter(startupProbe, "failureThreshold:");
  expect(probeSeconds).toBeGreaterThan(turnMinutes * 60);
  expect(numberAfter(deployment, "progressDeadlineSeconds:")).toBeGreaterThan(probeSeconds);
  expect(numberAfter(read("Containerfile"), "--start-period=")).toBeGreaterThan(turnMinutes);
});

test("the example of a secret holds none", () => {
  const values = [...read("deploy/kubernetes/example/secret.yaml").matchAll(/^ {2}[A-Z0-9_]+: (.*)$/gm)];
  expect(new Set(values.map(([, value]) => value))).toEqual(new Set(['""']));
});
