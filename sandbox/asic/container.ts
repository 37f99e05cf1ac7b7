import { getMimeType } from "hono/utils/mime";
import { zipSync, type Zippable } from "fflate";
import { attribute } from "./canonical-xml";

/** A container cannot be built from these files, or cannot be read; the message says why. */
export class UnusableContainerError extends Error {
  override name = "UnusableContainerError";
}

/** A file inside a container. */
export type ContainerFile = { name: string; bytes: Uint8Array };

/** All entries of a container except `mimetype`, in order. */
export type Entries = Map<string, Uint8Array>;

/**
 * The media type of all containers here: ASiC-E (ETSI EN 319 162-1). Lithuania's ADOC and MDOC of 2008 have their own
 * types, with rules that this sandbox does not follow.
 */
export const asicE = "application/vnd.etsi.asic-e+zip";

const manifestName = "META-INF/manifest.xml";

/**
 * Builds a container without signatures (ETSI EN 319 162-1, 4.4 and annex A.4).
 *
 * @throws {UnusableContainerError} when two names are equal or a name is not allowed
 */
export function buildContainer(files: readonly ContainerFile[]): Buffer {
  checkNames(files.map(({ name }) => name));
  const entries: Entries = new Map(files.map(({ name, bytes }) => [name, bytes]));
  entries.set(manifestName, Buffer.from(manifestOf(files.map(({ name }) => name))));
  return writeContainer(asicE, entries);
}

/** Writes a container: `mimetype` first and uncompressed, so that the type is at a fixed offset. */
export function writeContainer(mediaType: string, entries: Entries): Buffer {
  const zip: Zippable = { mimetype: [Buffer.from(mediaType), { level: 0 }] };
  for (const [name, bytes] of entries) zip[name] = bytes;
  return Buffer.from(zipSync(zip));
}

/** Whether an entry is a document, which signatures cover. */
export const isDataFile = (name: string) => !name.startsWith("META-INF/") && !name.endsWith("/");

/** @throws {UnusableContainerError} when two names are equal or a name is not allowed */
export function checkNames(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    const isPath = name.startsWith("/") || name.includes("\\") || name.split("/").includes("..");
    if (isPath || name.toUpperCase().startsWith("META-INF/") || name.toLowerCase() === "mimetype")
      throw new UnusableContainerError(`A file in a container cannot be called "${name}".`);
    if (seen.has(name.normalize("NFC"))) throw new UnusableContainerError(`Two files are called "${name}".`);
    seen.add(name.normalize("NFC"));
  }
}

export const mediaTypeOfFile = (name: string) => getMimeType(name) ?? "application/octet-stream";

function manifestOf(names: string[]): string {
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${attribute(path)}" manifest:media-type="${attribute(type)}"/>`;
  const entries = names.map((name) => entry(name, mediaTypeOfFile(name))).join("");
  const namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="${namespace}" manifest:version="1.2">${entry("/", asicE)}${entries}</manifest:manifest>`;
}
