import type { SigningType } from "../signing/signing-type";
import { withoutUnreadable } from "../text/unreadable";

const maxNameBytes = 200;
const fallback = "Untitled.pdf";

/**
 * Returns the name under which an uploaded file is shown and offered for download. It is never used as a path: stored
 * files are named by their hash.
 *
 * @param given the name as the browser sent it, which may contain folders
 */
export function cleanFileName(given: string): string {
  const name = withoutUnreadable(given.normalize("NFC"))
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/^[.\s]+/, "")
    .trim();
  return name ? shorten(name) : fallback;
}

/** Shortens a name but not its extension, because file systems allow 255 bytes. */
function shorten(name: string): string {
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : "";
  const stem = Array.from(name.slice(0, name.length - extension.length));
  while (Buffer.byteLength(stem.join("") + extension) > maxNameBytes) stem.pop();
  return stem.join("") + extension;
}

/** What a signed file is named after: the PDF that is signed, or the document whose files are in the container. */
export type Signed = { type: SigningType; documentName: string; sources: readonly { name: string }[] };

/** The name of a signed file: "Lease (signed).pdf" for a PDF, "Lease.asice" for a container. */
export function signedFileName(signed: Signed): string {
  return signed.type === "pdf" ? marked(signed, "signed") : containerName(signed.documentName);
}

/** The name of a partly signed file: "Lease (partly signed).pdf". */
export const partlySignedFileName = (signed: Signed): string => nameWithMark(signed, "partly signed");

/** The name of a signed file that the archived one replaced: "Lease (signed, before archiving).pdf". */
export const firstSignedFileName = (signed: Signed): string =>
  nameWithMark(signed, "signed, before archiving");

const nameWithMark = (signed: Signed, mark: string) =>
  signed.type === "pdf" ? marked(signed, mark) : containerName(`${signed.documentName} (${mark})`);

const containerName = (name: string) => cleanFileName(`${name}.asice`);

/** Adds a mark in place of "(partly signed)", so that a partly signed file that is signed on ends in "(signed)". */
function marked({ sources: [source] }: Signed, mark: string): string {
  const name = (source?.name ?? fallback).replace(/ \(partly signed\)(?=(\.pdf)?$)/i, "");
  return name.replace(/(\.pdf)?$/i, (extension) => ` (${mark})${extension || ".pdf"}`);
}

/** The title of a document: its first file's name without the extension. */
export function documentName(fileName: string): string {
  return fileName.replace(/\.[a-z][a-z0-9]{0,4}$/i, "") || fileName;
}

/** Names with a special meaning inside a container. */
const reserved = ["mimetype", "meta-inf"];

const comparable = (name: string) => name.normalize("NFC").toLowerCase();

/** Whether two names would be the same file when unpacked, as many file systems ignore case. */
export const isSameFileName = (left: string, right: string) => comparable(left) === comparable(right);

/** The name, or the first of "name (2)", "name (3)" … that is free. */
export function freeFileName(name: string, taken: readonly string[]): string {
  const isTaken = (wanted: string) => [...taken, ...reserved].some((each) => isSameFileName(each, wanted));
  if (!isTaken(name)) return name;
  const [, stem = name, extension = ""] = /^(.+?)(\.[^.]{1,10})?$/.exec(name) ?? [];
  let number = 2;
  while (isTaken(`${stem} (${number})${extension}`)) number += 1;
  return `${stem} (${number})${extension}`;
}
