import { systemServers } from "@/testing/servers/installed";
import { installOnDebian, isDebianRoot } from "../checks/debian-packages";
import { StartError } from "@/lib/base/start-error";

/** Installs the servers that a cluster needs where possible. @throws {StartError} naming what is missing */
export async function requireServers(): Promise<void> {
  const missing = () => systemServers.filter(({ isInstalled }) => !isInstalled());
  const packages = () => missing().flatMap(({ debian }) => debian);
  if (missing().length > 0 && isDebianRoot()) await installOnDebian([packages()]);
  if (missing().length === 0) return;
  const names = missing().map(({ name }) => name);
  throw new StartError(
    `The cluster needs ${names.join(", ")}: apt-get install ${packages().join(" ")} on Debian.`,
  );
}
