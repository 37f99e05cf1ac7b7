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

/** The name of a signed file beside its source: "Lease.pdf" becomes "Lease (signed).pdf". */
export function signedFileName(sourceName: string): string {
  return marked(sourceName, "signed");
}

/** The name of what some have signed: "Lease.pdf" becomes "Lease (partly signed).pdf". */
export function partlySignedFileName(sourceName: string): string {
  return marked(sourceName, "partly signed");
}

/** A mark stands in the place of an earlier one: who signs on from a partly signed file ends with a signed one. */
function marked(sourceName: string, mark: string): string {
  const name = sourceName.replace(/ \(partly signed\)(?=(\.pdf)?$)/i, "");
  return name.replace(/(\.pdf)?$/i, (extension) => ` (${mark})${extension || ".pdf"}`);
}

/** The title of a document: its file's name without ".pdf". */
export function documentName(fileName: string): string {
  return fileName.replace(/\.pdf$/i, "") || fileName;
}
