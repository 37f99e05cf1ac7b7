import { PDFArray, PDFDict, PDFName, PDFRawStream, type PDFObject } from "@cantoo/pdf-lib";
import { inflateSync } from "node:zlib";
import type { Evidence } from "../domain/document-format";
import { updatePdf, type EditedPdf } from "./update-pdf";

/**
 * Adds evidence to the document's security store by an update of its own: PAdES-B-LT (ETSI EN 319 142-1, 5.4.2 and 6.3).
 *
 * @throws {UnusablePdfError} when the file cannot be read
 */
export const addEvidence = (pdf: Buffer, evidence: Evidence): Promise<Buffer> =>
  updatePdf(pdf, (document) => extendSecurityStore(document, [evidence]));

/** Adds evidence to what the security store has. */
export function extendSecurityStore(document: EditedPdf, evidence: readonly Evidence[]): void {
  const { catalog, context } = document;
  const found = catalog.lookup(PDFName.of("DSS"));
  const store = found instanceof PDFDict ? found : context.obj({ Type: "DSS" });
  if (store !== found) document.set(catalog, "DSS", context.register(store));
  extend(
    "Certs",
    evidence.flatMap(({ certificates }) => certificates),
  );
  extend(
    "OCSPs",
    evidence.flatMap(({ ocspResponses }) => ocspResponses),
  );
  extend(
    "CRLs",
    evidence.flatMap(({ revocationLists }) => revocationLists),
  );

  function extend(name: string, items: readonly Buffer[]) {
    const list = store.lookup(PDFName.of(name));
    const present = new Set(list instanceof PDFArray ? streamsIn(list).map(String) : []);
    const added = new Map(items.map((bytes) => [bytes.toString("base64"), bytes]));
    const refs = [...added]
      .filter(([key]) => !present.has(key))
      .map(([, bytes]) => context.register(context.flateStream(bytes)));
    if (list instanceof PDFArray) refs.forEach((ref) => document.append(list, ref));
    else if (refs.length > 0) document.set(store, name, context.obj(refs));
  }
}

/** The streams of an array in base64. One that cannot be unpacked is left out. */
const streamsIn = (list: PDFArray): string[] =>
  Array.from({ length: list.size() }, (_, index) => list.lookup(index)).flatMap((stream) => {
    const bytes = bytesOf(stream);
    return bytes ? [bytes.toString("base64")] : [];
  });

function bytesOf(stream: PDFObject | undefined): Buffer | undefined {
  if (!(stream instanceof PDFRawStream)) return undefined;
  if (!stream.dict.has(PDFName.of("Filter"))) return Buffer.from(stream.contents);
  try {
    return inflateSync(stream.contents);
  } catch {
    return undefined;
  }
}
