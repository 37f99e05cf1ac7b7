import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** A server of the system that some tests need. Where it is missing, they are skipped. */
export type SystemServer = {
  name: string;
  isInstalled: () => boolean;
  /** The packages that contain it. */
  debian: string[];
  homebrew?: string;
};

/** The servers that tests start for themselves (docs/scale.md). */
export const systemServers: SystemServer[] = [
  {
    name: "PostgreSQL",
    isInstalled: () => findPostgresFolder() !== undefined,
    debian: ["postgresql"],
    homebrew: "postgresql@18",
  },
  {
    name: "HAProxy",
    isInstalled: () => findProgram("haproxy") !== undefined,
    debian: ["haproxy"],
    homebrew: "haproxy",
  },
  {
    name: "Ceph's object gateway",
    isInstalled: isObjectStoreInstalled,
    debian: ["radosgw", "ceph-mon", "ceph-osd"],
  },
];

const cephPrograms = ["ceph-mon", "ceph-osd", "radosgw", "radosgw-admin", "ceph", "monmaptool"];

/** Whether the programs of Ceph that make an S3-compatible store are there. */
export function isObjectStoreInstalled(): boolean {
  return cephPrograms.every((name) => findProgram(name) !== undefined);
}

const debianFolder = "/usr/lib/postgresql";

/** The folder of PostgreSQL's programs, the newest version first: Debian keeps them off the PATH. */
export function findPostgresFolder(): string | undefined {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const folders = [
    ...newestFirst.map((version) => path.join(debianFolder, version, "bin")),
    ...(process.env.PATH ?? "").split(path.delimiter),
  ];
  return folders.find((folder) =>
    ["initdb", "postgres"].every((name) => isExecutable(path.join(folder, name))),
  );
}

/** The path of a program on the PATH, or in the folder of programs for administrators. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin"];
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

/** Says which tests are skipped without a server, and how to install it. */
export function missingServerMessage({ name, debian, homebrew }: Omit<SystemServer, "isInstalled">): string {
  const onMac = homebrew ? `; brew install ${homebrew} on macOS` : "";
  return `${name} is not installed, so its tests are skipped: apt-get install ${debian.join(" ")} on Debian${onMac}.`;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
