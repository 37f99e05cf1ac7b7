import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/**
 * The package's folders that pdf.js fetches from while it renders: character maps, color profiles, fonts, decoders.
 */
const folders = ["cmaps", "iccs", "standard_fonts", "wasm"];

/** The content types of the files in those folders. Everything else in them is a license. */
const contentTypes: Record<string, string> = {
  ".bcmap": "application/octet-stream",
  ".icc": "application/vnd.iccprofile",
  ".js": "text/javascript",
  ".pfb": "application/octet-stream",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
};

/** A file name without a folder and without a leading dot. */
const fileName = /^\w[\w.-]*$/;

/** next.config.mjs lists these files for output tracing, which does not find them by this path. */
const engine = path.join(/*turbopackIgnore: true*/ process.cwd(), "node_modules", "pdfjs-dist");

let installed: Promise<string> | undefined;

/** The version of the installed package, read once: an update restarts the process. */
const installedVersion = () =>
  (installed ??= readFile(path.join(engine, "package.json"), "utf8").then(
    (json) => z.object({ version: z.string() }).parse(JSON.parse(json)).version,
  ));

/**
 * Serves a file of the pdf.js package. The URL contains the version, so browsers cache the file forever; a page that
 * was loaded before an update gets a 404 instead of a file of another version.
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
