import { expect, test } from "vitest";
import { clusterBanner } from "./cluster-banner";
import { clusterPorts } from "./cluster-ports";

const ports = clusterPorts(4700, 3);

test("the banner of a cluster shows its addresses, the demo accounts, and how to end a portal", () => {
  const text = clusterBanner(ports, { folder: "/srv/cluster", isKept: true });
  for (const shown of [
    "http://localhost:4700 (HAProxy)",
    "portal-3  http://127.0.0.1:4703",
    "http://127.0.0.1:4704 (sandbox)",
    "user@example.com, password paraph-demo",
    "kill -9 $(cat /srv/cluster/portal-1.pid)",
  ])
    expect(text).toContain(shown);
  expect(text).not.toContain("removed at the end");
});

test("the banner of a cluster says that its data is removed at the end, unless a folder was given", () => {
  expect(clusterBanner(ports, { folder: "/tmp/x", isKept: false })).toContain("/tmp/x, removed at the end");
});
