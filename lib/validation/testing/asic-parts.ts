import { createHash } from "node:crypto";
import { methods } from "./xmlsec-container";

export const asicMediaTypes = {
  extended: "application/vnd.etsi.asic-e+zip",
  simple: "application/vnd.etsi.asic-s+zip",
  adoc: "application/vnd.lt.archyvai.adoc-2008",
};

export const mimetypeOf = (kind: keyof typeof asicMediaTypes) => ({
  mimetype: Buffer.from(asicMediaTypes[kind]),
});

/** An ASiCManifest (ETSI EN 319 162-1, annex A.4) by which the file `target` covers files. */
export function asicManifest(target: string, files: Record<string, Uint8Array>): Buffer {
  const references = Object.entries(files).map(([name, bytes]) => {
    const value = createHash("sha256").update(bytes).digest("base64");
    const digest = `<ds:DigestMethod Algorithm="${methods.sha256}"/><ds:DigestValue>${value}</ds:DigestValue>`;
    return `<asic:DataObjectReference URI="${encodeURI(name)}">${digest}</asic:DataObjectReference>`;
  });
  return Buffer.from(
    `<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><asic:SigReference URI="${target}"/>${references.join("")}</asic:ASiCManifest>`,
  );
}

/** The manifest of OpenDocument, with the media types of files by name. */
export function openDocumentManifest(files: Record<string, string>): Buffer {
  const entries = Object.entries({ "/": asicMediaTypes.extended, ...files }).map(
    ([name, type]) => `<m:file-entry m:full-path="${name}" m:media-type="${type}"/>`,
  );
  return Buffer.from(
    `<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${entries.join("")}</m:manifest>`,
  );
}
