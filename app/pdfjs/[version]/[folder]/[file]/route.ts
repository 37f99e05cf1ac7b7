import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** The folders of the package from which pdf.js fetches while it draws: character maps, color profiles, fonts, decoders. */
const folders = ["cmaps", "iccs", "standard_fonts", "wasm"];

/** What those folders serve. Everything else in them is a license. */
const contentTypes: Record<string, string> = {
  ".bcmap": "application/octet-stream",
  ".icc": "application/vnd.iccprofile",
  ".js": "text/javascript",
  ".pfb": "application/octet-stream",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
};

/** A plain name: no folder, and no dot in front. */
const fileName = /^\w[\w.-]*$/;

/** next.config.ts names these files for a traced build, which cannot see them here. */
const engine = path.join(/*turbopackIgnore: true*/ process.cwd(), "node_modules", "pdfjs-dist");

let installed: Promise<string> | undefined;

/** The version of the package on disk. It changes only with an installation, and so with a new process. */
const installedVersion = () =>
  (installed ??= readFile(path.join(engine, "package.json"), "utf8").then(
    (json) => z.object({ version: z.string() }).parse(JSON.parse(json)).version,
  ));

/**
 * Serves a file that pdf.js fetches, out of its package. The address names the version, so browsers keep the file for
 * good; a page that was loaded before an update finds nothing here rather than a file of another version.
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/pdfjs/[version]/[folder]/[file]">,
): Promise<Response> {
  const { version, folder, file } = await params;
  const type = contentTypes[path.extname(file)];
  if (!type || !folders.includes(folder) || !fileName.test(file)) return notFound();
  if (version !== (await installedVersion())) return notFound();
  try {
    return new Response(await readFile(path.join(engine, folder, file)), {
      headers: { "content-type": type, "cache-control": "public, max-age=31536000, immutable" },
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return notFound();
    throw error;
  }
}

const notFound = () => new Response(null, { status: 404 });
