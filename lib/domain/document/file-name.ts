import type { SigningType } from "../signing/signing-type";

const longestBytes = 200;
const fallback = "Untitled.pdf";

/** Control characters, and marks that turn the reading direction and so can hide an extension. */
const unwanted = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * The name under which an uploaded file is shown and offered for download. It keeps its letters, and it is
 * never used as a path: stored files are named by their hash.
 *
 * @param given the name as the browser sent it, perhaps with folders
 */
export function cleanFileName(given: string): string {
  const name = given
    .normalize("NFC")
    .replace(unwanted, "")
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/^[.\s]+/, "")
    .trim();
  return name ? shorten(name) : fallback;
}

/** File systems allow 255 bytes; the extension survives the cut. */
function shorten(name: string): string {
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : "";
  const stem = Array.from(name.slice(0, name.length - extension.length));
  while (Buffer.byteLength(stem.join("") + extension) > longestBytes) stem.pop();
  return stem.join("") + extension;
}

/** The source of a signed file's name: the PDF that is signed, or the document whose files are in the container. */
export type Signed = { type: SigningType; documentName: string; sources: readonly { name: string }[] };

/** The name of a signed file beside its source: "Lease (signed).pdf", and "Lease.asice", which is new anyway. */
export function signedFileName(signed: Signed): string {
  return signed.type === "pdf" ? marked(signed, "signed") : containerName(signed.documentName);
}

/** The name of a partly signed file: "Lease (partly signed).pdf". */
export function partlySignedFileName(signed: Signed): string {
  const mark = "partly signed";
  return signed.type === "pdf" ? marked(signed, mark) : containerName(`${signed.documentName} (${mark})`);
}

const containerName = (name: string) => cleanFileName(`${name}.asice`);

/** A mark replaces an earlier one: signing a partly signed file further ends with "(signed)". */
function marked({ sources: [source] }: Signed, mark: string): string {
  const name = (source?.name ?? fallback).replace(/ \(partly signed\)(?=(\.pdf)?$)/i, "");
  return name.replace(/(\.pdf)?$/i, (extension) => ` (${mark})${extension || ".pdf"}`);
}

/** The title of a document: its first file's name without what says of what kind it is. */
export function documentName(fileName: string): string {
  return fileName.replace(/\.[a-z][a-z0-9]{0,4}$/i, "") || fileName;
}

/** The name of a folder for a document's files: no path, and none that ends as systems do not allow. */
export function folderName(documentName: string): string {
  return cleanFileName(documentName.replace(/[/\\]/g, "-")).replace(/[.\s]+$/, "") || "Untitled";
}

/** Names that mean something else inside a container. */
const reserved = ["mimetype", "meta-inf"];

const alike = (name: string) => name.normalize("NFC").toLowerCase();

/** Whether two names are one where files are unpacked, as letters of either case are on many systems. */
export const isSameFileName = (left: string, right: string) => alike(left) === alike(right);

/** The name, or the first of "name (2)", "name (3)" … that is free. */
export function freeFileName(name: string, taken: readonly string[]): string {
  const isTaken = (wanted: string) => [...taken, ...reserved].some((each) => isSameFileName(each, wanted));
  if (!isTaken(name)) return name;
  const [, stem = name, extension = ""] = /^(.+?)(\.[^.]{1,10})?$/.exec(name) ?? [];
  let number = 2;
  while (isTaken(`${stem} (${number})${extension}`)) number += 1;
  return `${stem} (${number})${extension}`;
}
