import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

// This file runs before anything is installed: nothing but Node itself may be imported here.

const oldestNode = [20, 9];

/**
 * Why this Node cannot run Paraph, as a sentence, or undefined when it can.
 *
 * @param {string} version as `process.versions.node` gives it
 */
export function whyNodeIsTooOld(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = oldestNode;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return undefined;
  return `Paraph needs Node ${oldestNode.join(".")} or newer; this is Node ${version}.`;
}

/**
 * Installs what package-lock.json says unless it is there already.
 *
 * @param {string} root the project's folder
 * @returns {boolean} false when npm could not do it; its output has been shown
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
 * Whether node_modules is what package-lock.json says. The stamp only saves looking through it again, so one that
 * npm filled by hand is as good as ours.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  if (readIfThere(stampFile(root)) === expectedStamp(root)) return true;
  if (!holdsWhatTheLockSays(root) || !nativeModulesLoad(root)) return false;
  writeStamp(root);
  return true;
}

/**
 * Native modules are compiled for one binary interface of Node on one kind of processor, so both belong to the stamp.
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
 * Compares with the list that npm leaves in node_modules after a finished installation. Packages for other platforms
 * are in package-lock.json only.
 *
 * @param {string} root
 */
function holdsWhatTheLockSays(root) {
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
  const text = readIfThere(lockFile);
  return text === undefined ? undefined : JSON.parse(text).packages;
}

/**
 * A module compiled for another Node may crash the process that loads it, so a child tries.
 *
 * @param {string} root
 */
function nativeModulesLoad(root) {
  const attempt = `new (require("better-sqlite3"))(":memory:")`;
  return spawnSync(process.execPath, ["-e", attempt], { cwd: root, stdio: "ignore" }).status === 0;
}

/** @param {string} file */
function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}
