import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createSealer } from "@/lib/base/secrets/seal";
import { type PortalProcess, startPortalProcess } from "./portal";
import { queryFile, readPortalDatabase } from "./portal-database";
import { startSandboxProcess } from "./sandbox-process";
import { openSignatureReader } from "./signature-reader";
import { filesInFolder } from "./stored-files";

const authSecret = "a secret of at least thirty-two letters";

/**
 * Starts a portal that can crash and restart any number of times, with its own sandbox gateway.
 *
 * @param program the portal's bundle from `buildPortalProgram`
 */
export async function openTestbed(program: string) {
  const folder = await mkdtemp(path.join(tmpdir(), "paraph-chaos-"));
  const dataDir = path.join(folder, "portal");
  await mkdir(dataDir);
  const gateway = await startSandboxProcess(folder);
  const { url: gatewayUrl, accessToken } = gateway;
  const start = (aheadMs = 0) =>
    startPortalProcess({ folder, program, dataDir, gatewayUrl, accessToken, authSecret, aheadMs });
  const portal = await start();
  const others: PortalProcess[] = [];
  return {
    ...{ folder, gateway, portal },
    database: readPortalDatabase(queryFile(dataDir)),
    files: filesInFolder(path.join(dataDir, "files")),
    trueTimeOf: (ms: number) => portal.trueTimeOf(ms),
    sealer: createSealer(authSecret),
    signaturesIn: await openSignatureReader(folder, await gateway.authorityPem()),
    /** Starts a second portal on the same data. */
    async startSecondPortal({ aheadMs }: { aheadMs: number }): Promise<PortalProcess> {
      const second = await start(aheadMs);
      others.push(second);
      return second;
    },
    /** @param keepFolder keeps data and logs for diagnosis */
    async close(keepFolder: boolean): Promise<void> {
      await Promise.all([portal, ...others].map((process) => process.stop()));
      await gateway.stop();
      if (!keepFolder) await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Testbed = Awaited<ReturnType<typeof openTestbed>>;
