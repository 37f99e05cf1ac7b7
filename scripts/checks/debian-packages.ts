import { existsSync } from "node:fs";
import { runCommand } from "./command";

/** Whether packages can be installed without asking. */
export const isDebianRoot = () => process.getuid?.() === 0 && existsSync("/etc/debian_version");

/** Installs groups of packages. One that a release of Debian does not have keeps only its own group from being installed. */
export async function installOnDebian(groups: string[][]): Promise<void> {
  const environment = { DEBIAN_FRONTEND: "noninteractive" };
  await runCommand(["apt-get", "update", "-qq"], { environment });
  for (const packages of groups.filter(({ length }) => length > 0)) {
    console.log(`Installing ${packages.join(", ")} …`);
    const install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", ...packages];
    await runCommand(install, { environment });
  }
}
