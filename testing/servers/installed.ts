import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { findProgram, isExecutable, programFolders } from "../programs";

/** An installed server that some tests need. They are skipped if it is missing. */
export type SystemServer = {
  name: string;
  isInstalled: () => boolean;
  /** The packages that contain it. */
  debian: string[];
  homebrew?: string;
};

/** The servers that tests start themselves (docs/scale.md). */
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

const cephPrograms = [
  "ceph-mon",
  "ceph-osd",
  "radosgw",
  "radosgw-admin",
  "ceph",
  "ceph-authtool",
  "monmaptool",
];

/** Whether the programs of Ceph for an S3-compatible store are installed. */
export function isObjectStoreInstalled(): boolean {
  return cephPrograms.every((name) => findProgram(name) !== undefined);
}

const debianFolder = "/usr/lib/postgresql";

/** The folder of the newest PostgreSQL's programs, which Debian does not add to the PATH. */
export function findPostgresFolder(): string | undefined {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const folders = [
    ...newestFirst.map((version) => path.join(debianFolder, version, "bin")),
    ...programFolders(),
  ];
  return folders.find((folder) =>
    ["initdb", "postgres"].every((name) => isExecutable(path.join(folder, name))),
  );
}

/** Says which tests are skipped without a server, and how to install it. */
export function missingServerMessage({ name, debian, homebrew }: Omit<SystemServer, "isInstalled">): string {
  const onMac = homebrew ? `; brew install ${homebrew} on macOS` : "";
  return `${name} is not installed, so its tests are skipped: apt-get install ${debian.join(" ")} on Debian${onMac}.`;
}
