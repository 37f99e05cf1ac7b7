import { mkdtemp, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { findProgram } from "../programs";
import { balancerConfig, type BalancedPortal } from "./balancer-config";
import { type AddressedServer, startSystemServer } from "./system-server";

type Options = {
  port: number;
  portals: BalancedPortal[];
};

/**
 * Starts HAProxy in front of portals, which need not run yet. It ends with this process.
 *
 * @throws {Error} if HAProxy is not installed or does not start
 */
export async function startBalancer({ port, portals }: Options): Promise<AddressedServer> {
  const program = findProgram("haproxy");
  if (!program) throw new Error("HAProxy is not installed.");
  const folder = await mkdtemp(path.join(tmpdir(), "paraph-balancer-"));
  const config = path.join(folder, "haproxy.cfg");
  await writeFile(config, balancerConfig(port, portals));
  const server = await startSystemServer({
    name: "HAProxy",
    command: [program, "-db", "-f", config],
    temporaryFolder: folder,
    readyWhen: () => accepts(port),
  });
  return { ...server, url: `http://localhost:${port}` };
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
