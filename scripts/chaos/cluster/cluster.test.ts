import { expect, test, vi } from "vitest";
import { systemServers } from "@/testing/servers/installed";
import { faultCases } from "../fault-cases";
import { runClusterChaos } from "./run-cluster-chaos";
import { strikeKinds } from "./strikes";

vi.setConfig({ testTimeout: 600_000 });

const isInstalled = systemServers.every((server) => server.isInstalled());

test.skipIf(!isInstalled)(
  "three portals lose nothing and do nothing twice, whatever strikes them",
  async () => {
    const faults = faultCases.filter(({ name }) => name === "none");
    const { runs, violations } = await runClusterChaos({
      ...{ runs: 7, seed: 2, deathsFirst: false, faults, clusterCount: 1 },
    });
    const broken = runs.flatMap((run) => run.violations.map((one) => `${run.boundary}: ${one}`));
    expect([...broken, ...violations]).toEqual([]);
    const struck = new Set(runs.flatMap(({ strikes }) => strikes));
    expect(strikeKinds.filter((kind) => struck.has(kind)).length).toBeGreaterThanOrEqual(4);
  },
);
