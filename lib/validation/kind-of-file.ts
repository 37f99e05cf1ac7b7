import { openPdfSource } from "@/lib/formats/pdf/pdf-source";
import { findHeader } from "@/lib/formats/pdf/xref";

export type KindOfFile = "pdf" | "zip" | "cms" | "xml";

/** Beginnings of a CMS message: a sequence of definite or indefinite length, PEM, or the same in base64. */
const cmsBeginning = /^(0[\x80-\x84]|-----BEGIN (PKCS|CMS)|M[IH][A-Za-z0-9+/]{10})/;

/** The object identifier of SignedData (RFC 5652, 5.1) in DER. */
const signedData = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";

/** The kind of a file, by its first bytes. */
export async function kindOf(path: string): Promise<KindOfFile | undefined> {
  const source = await openPdfSource(path);
  try {
    const start = (await source.read(0, 64)).toString("latin1");
    if (start.startsWith("PK\u0003\u0004")) return "zip";
    // A message may enclose a PDF so near its beginning that it looks like one itself.
    if (start.startsWith("0") && start.includes(signedData)) return "cms";
    if ((await findHeader(source)) !== undefined) return "pdf";
    if (/^(\xef\xbb\xbf)?\s*</.test(start)) return "xml";
    return cmsBeginning.test(start) ? "cms" : undefined;
  } finally {
    await source.close();
  }
}
