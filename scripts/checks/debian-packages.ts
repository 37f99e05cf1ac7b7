import { existsSync } from "node:fs";
import { runCommand } from "./command";

/** Whether packages can be installed without asking. */
export const isDebianRoot = () => process.getuid?.() === 0 && existsSync("/etc/debian_version");

export async function installOnDebian(packages: string[]): Promise<void> {
  console.log(`Installing ${packages.join(", ")} …`);
  const environment = { DEBIAN_FRONTEND: "noninteractive" };
  const install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", ...packages];
  await runCommand(["apt-get", "update", "-qq"], { environment });
  await runCommand(install, { environment });
}
