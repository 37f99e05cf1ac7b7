import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";

const buildManifest = z.object({ rootMainFiles: z.array(z.string()) });
const routeStats = z.array(z.object({ route: z.string(), firstLoadChunkPaths: z.array(z.string()) }));

export type PageWeight = { route: string; bytes: number; overEmptyPage: number };

/**
 * The compressed size of the scripts that a browser loads with each page on a first visit: all that Next puts into
 * the page's HTML. An empty page loads only React and Next's router; scripts of our layouts count as the page's.
 *
 * @param root the folder of the project, built
 */
export function weighPages(root: string): PageWeight[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, ".next", file), "utf8"));
  const empty = buildManifest.parse(read("build-manifest.json")).rootMainFiles;
  const sizes = new Map<string, number>();
  const weigh = (files: string[]) => files.reduce((sum, file) => sum + sizeOf(file), 0);
  const sizeOf = (file: string) => {
    const size = sizes.get(file) ?? gzipSync(readFileSync(path.join(root, file))).length;
    sizes.set(file, size);
    return size;
  };
  const emptyPageBytes = weigh(empty.map((file) => path.join(".next", file)));
  return routeStats
    .parse(read("diagnostics/route-bundle-stats.json"))
    .map(({ route, firstLoadChunkPaths }) => {
      const bytes = weigh(firstLoadChunkPaths);
      return { route, bytes, overEmptyPage: bytes - emptyPageBytes };
    });
}
