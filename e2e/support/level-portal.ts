import { rm } from "node:fs/promises";
import path from "node:path";
import { dayMs } from "@/lib/domain/time/durations";
import { startSandbox } from "@/sandbox/server";
import { portalOfLevel, type TestPortal } from "@/testing/portals";
import { startPortal } from "./start-portal";
import { test as base } from "./test";

/** A portal with a gateway that runs in this process. */
type LevelPortal = {
  place: TestPortal;
  /**
   * Sets the gateway's clock a day ahead, when it archives signed files, until the portal shows the result. Then the
   * clock is right again, since pdfsig accepts no OCSP responses of tomorrow.
   */
  passGracePeriod: (untilShown: () => Promise<void>) => Promise<void>;
};

/**
 * Tests of a portal that asks for PDFs of another level than the default. It is started for them alone, so the tests of
 * a file run one after the other.
 */
export const test = base.extend<object, { pdfLevel: "t" | "ltv"; levelPortal: LevelPortal }>({
  pdfLevel: ["t", { option: true, scope: "worker" }],
  levelPortal: [
    async ({ pdfLevel }, use, { parallelIndex }) => {
      const place = portalOfLevel(parallelIndex, pdfLevel);
      const dataDir = path.join(place.dataDir, "..", `${path.basename(place.dataDir)}-sandbox`);
      await rm(dataDir, { recursive: true, force: true });
      const { SANDBOX_PORT, SANDBOX_SMTP_PORT } = place.settings;
      const ports = { port: Number(SANDBOX_PORT), smtpPort: Number(SANDBOX_SMTP_PORT) };
      const faults: string[] = [];
      let aheadMs = 0;
      const sandbox = await startSandbox(
        {
          ...{ ...ports, host: "127.0.0.1", dataDir, accessToken: "sandbox-token" },
          ...{ timeScale: 1, confirmationMs: 400 },
        },
        {
          now: () => new Date(Date.now() + aheadMs),
          report: (task, error) => faults.push(`${task}: ${String(error)}`),
        },
      );
      const portal = await startPortal(place, { gatewayUrl: place.gatewayUrl });
      await use({
        place,
        async passGracePeriod(untilShown) {
          aheadMs = dayMs;
          await sandbox.archiveDue();
          await untilShown();
          aheadMs = 0;
        },
      });
      await portal.stop();
      await sandbox.close();
      if (faults.length > 0) throw new Error(faults.join("\n"));
    },
    { scope: "worker", timeout: 120_000 },
  ],
  portal: ({ levelPortal }, use) => use(levelPortal.place),
});

export { expect } from "./test";
