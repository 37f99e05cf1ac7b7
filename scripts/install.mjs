import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

// This file runs before anything is installed: import only modules of Node itself.

const minNode = [20, 9];

/**
 * Returns a message if this version of Node cannot run Paraph.
 *
 * @param {string} version as in `process.versions.node`
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [minMajor = 0, minMinor = 0] = minNode;
  if (major > minMajor || (major === minMajor && minor >= minMinor)) return undefined;
  return `Paraph needs Node ${minNode.join(".")} or newer; this is Node ${version}.`;
}

/**
 * Installs the packages of package-lock.json unless they are installed already.
 *
 * @param {string} root the project's folder
 * @returns {boolean} false when npm failed, after its output was shown
 */
export function install(root) {
  if (isInstalled(root)) return true;
  console.log("Installing the packages. The first time takes a minute or two …");
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = spawnSync("npm", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  if (npm.status === 0) {
    writeStamp(root);
    return true;
  }
  console.error(npm.error?.message ?? npm.stdout + npm.stderr);
  console.error("The packages could not be installed: npm ci failed with the message above.");
  return false;
}

/**
 * Whether node_modules matches package-lock.json. The stamp only saves the comparison, so an installation by hand
 * counts too.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  if (readIfExists(stampFile(root)) === expectedStamp(root)) return true;
  if (!matchesLockFile(root) || !nativeModulesLoad(root)) return false;
  writeStamp(root);
  return true;
}

/**
 * Native modules are compiled for one ABI of Node on one platform and architecture, so these belong to the stamp.
 *
 * @param {string} root
 */
function expectedStamp(root) {
  const lock = fs.readFileSync(path.join(root, "package-lock.json"));
  const { platform, arch, versions } = process;
  return `${createHash("sha256").update(lock).digest("hex")} ${platform}-${arch} abi-${versions.modules}\n`;
}

/** @param {string} root */
const stampFile = (root) => path.join(root, "node_modules", ".paraph-lock");

/** @param {string} root */
const writeStamp = (root) => fs.writeFileSync(stampFile(root), expectedStamp(root));

/**
 * Compares the lock file with the list that npm writes to node_modules after an installation. Packages for other
 * platforms are in package-lock.json only.
 *
 * @param {string} root
 */
function matchesLockFile(root) {
  const installed = packagesOf(path.join(root, "node_modules", ".package-lock.json"));
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === "") return true;
    const found = installed[name];
    return found ? found.integrity === entry.integrity : entry.optional || entry.os || entry.cpu;
  });
}

/**
 * @typedef {{ integrity?: string; optional?: boolean; os?: string[]; cpu?: string[] }} LockEntry
 *
 * @param {string} lockFile
 * @returns {Record<string, LockEntry> | undefined}
 */
function packagesOf(lockFile) {
  const text = readIfExists(lockFile);
  return text === undefined ? undefined : JSON.parse(text).packages;
}

/**
 * A module compiled for another version of Node may crash the process that loads it, so a child process tries.
 *
 * @param {string} root
 */
function nativeModulesLoad(root) {
  const attempt = `new (require("better-sqlite3"))(":memory:")`;
  return spawnSync(process.execPath, ["-e", attempt], { cwd: root, stdio: "ignore" }).status === 0;
}

/** @param {string} file */
function readIfExists(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}
