import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createSealer } from "@/lib/base/secrets/seal";
import { type PortalProcess, startPortalProcess } from "./portal";
import { readRecord } from "./record";
import { startSandboxProcess } from "./sandbox-process";
import { openSignatureReader } from "./signature-reader";

const authSecret = "a secret of at least thirty-two letters";

/**
 * A sandbox gateway and a portal that work for each other alone, through any number of the portal's deaths.
 *
 * @param program the portal's, as `buildPortalProgram` makes it
 */
export async function openLane(program: string) {
  const folder = await mkdtemp(path.join(tmpdir(), "paraph-chaos-"));
  const dataDir = path.join(folder, "portal");
  await mkdir(dataDir);
  const gateway = await startSandboxProcess(folder);
  const { url: gatewayUrl, accessToken } = gateway;
  const start = (aheadMs = 0) =>
    startPortalProcess({ folder, program, dataDir, gatewayUrl, accessToken, authSecret, aheadMs });
  const portal = await start();
  const colleagues: PortalProcess[] = [];
  return {
    ...{ folder, gateway, portal },
    record: readRecord(dataDir),
    sealer: createSealer(authSecret),
    signaturesIn: await openSignatureReader(folder, await gateway.authorityPem()),
    /** Starts a second portal on the same data. */
    async startColleague({ aheadMs }: { aheadMs: number }): Promise<PortalProcess> {
      const colleague = await start(aheadMs);
      colleagues.push(colleague);
      return colleague;
    },
    /** @param isOfUse whether somebody may want to look into what is left */
    async close(isOfUse: boolean): Promise<void> {
      await Promise.all([portal, ...colleagues].map((process) => process.stop()));
      await gateway.stop();
      if (!isOfUse) await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Lane = Awaited<ReturnType<typeof openLane>>;
