import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/**
 * What `next build` reads. Files of the project's folder count unless listed below, so that a new one is never
 * missed.
 */
const sourceFolders = ["app", "components", "db", "lib", "messages", "public"];
const notBuilt = [
  "drizzle.config.ts",
  "eslint.config.mjs",
  "next-env.d.ts",
  "playwright.config.ts",
  "vitest.config.ts",
];

/** A digest of everything that the portal is built from; with an equal digest a build would change nothing. */
export function fingerprintSources(root: string): string {
  const hash = createHash("sha256");
  for (const file of listSources(root)) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function listSources(root: string): string[] {
  const topFiles = readdirSync(root).filter(
    (name) => /^[^.].*\.(ts|mts|js|mjs|json)$/.test(name) && !notBuilt.includes(name),
  );
  const nested = sourceFolders.flatMap((folder) =>
    listBelow(root, folder).filter((file) => !/\.test\.tsx?$/.test(file) && !file.startsWith("db/testing/")),
  );
  return [...topFiles, ...nested].filter((file) => statSync(path.join(root, file)).isFile()).sort();
}

function listBelow(root: string, folder: string): string[] {
  const from = path.join(root, folder);
  if (!statSync(from, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(from, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file));
}
