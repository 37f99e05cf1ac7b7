import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** Both are paths relative to the project's folder. */
export type Import = { from: string; to: string };

const isCode = /(?<!\.d)\.(ts|tsx|mjs)$/;
const isTest = /\.test\.ts$|\/testing\//;

/**
 * Reads all imports between files below these folders, including those of types only. Tests and their helpers are
 * ignored.
 *
 * @param root the project's folder, whose tsconfig.json resolves modules
 */
export function readImports(root: string, folders: string[]): Import[] {
  const resolve = moduleResolver(root);
  const files = folders.flatMap((folder) => codeBelow(root, folder));
  const known = new Set(files);
  return files.flatMap((from) =>
    specifiersIn(path.join(root, from))
      .map((specifier) => resolve(specifier, from))
      .filter((to) => known.has(to))
      .map((to) => ({ from, to })),
  );
}

const codeBelow = (root: string, folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => isCode.test(file) && !isTest.test(file));

const specifiersIn = (file: string) =>
  ts.preProcessFile(readFileSync(file, "utf8")).importedFiles.map(({ fileName }) => fileName);

function moduleResolver(root: string): (specifier: string, from: string) => string {
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root);
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  return (specifier, from) => {
    const file = path.join(root, from);
    const { resolvedModule } = ts.resolveModuleName(specifier, file, options, ts.sys, cache);
    return path.relative(root, resolvedModule?.resolvedFileName ?? root);
  };
}
