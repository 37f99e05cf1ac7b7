import { createHash, sign } from "node:crypto";
import { assembleSignedData, attributesToSign } from "@/sandbox/cms/signed-data";
import { selfIssuedKey } from "./self-issued-key";

const contentsLength = 8000;
const subject = "C=LT, 2.5.4.42=Niekas, 2.5.4.4=Nepažįstamas, CN=Niekas Nepažįstamas";

type HandSigned = {
  signedAt: Date;
  pages?: number;
  /** The share of the bytes after the signature that it covers. */
  share?: number;
};

/** Builds a PDF without a library and signs it with a self-issued certificate, as a stranger would. */
export async function handSignedPdf({ signedAt, pages = 1, share = 1 }: HandSigned): Promise<Buffer> {
  const { key, certificate } = await selfIssuedKey({ kind: "RSA-2048", subject, signedAt });
  const { pdf, start, end, covered } = unsigned({ signedAt, pages, share });
  const signed = Buffer.concat([pdf.subarray(0, start), pdf.subarray(end, covered)]);
  const attributes = attributesToSign(createHash("sha256").update(signed).digest(), certificate);
  const value = sign("sha256", attributes, key);
  const scheme = { family: "rsa", hash: "sha256" } as const;
  const message = assembleSignedData({ certificate, chain: [], scheme, attributes, value });
  pdf.write(message.toString("hex"), start + 1, "latin1");
  return pdf;
}

/** Builds the PDF with room for the signature and a byte range around it. */
function unsigned({ signedAt, pages, share }: Required<HandSigned>) {
  const signingTime = `D:${signedAt.toISOString().replaceAll(/\D/g, "").slice(0, 14)}Z`;
  const firstPage = 5;
  const numbers = Array.from({ length: pages }, (_, index) => firstPage + index);
  const objects = [
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[3 0 R]>>>>",
    `<</Type/Pages/Kids[${numbers.map((number) => `${number} 0 R`).join(" ")}]/Count ${pages}>>`,
    `<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/V 4 0 R/P ${firstPage} 0 R/F 132/Rect[0 0 0 0]>>`,
    "<</Type/Sig/SubFilter/ETSI.CAdES.detached/Filter/Adobe.PPKLite/ByteRange [0 AAAAAAAAA BBBBBBBBB CCCCCCCCC]" +
      `/M(${signingTime})/Contents <${"0".repeat(contentsLength)}>>>`,
    ...numbers.map(() => "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"),
  ];
  let text = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries}`;
  text += `${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  const start = text.indexOf("/Contents <") + "/Contents ".length;
  const end = start + contentsLength + 2;
  const covered = end + Math.floor((text.length - end) * share);
  const wide = (number: number) => String(number).padEnd(9);
  const written = text
    .replace("AAAAAAAAA", wide(start))
    .replace("BBBBBBBBB", wide(end))
    .replace("CCCCCCCCC", wide(covered - end));
  return { pdf: Buffer.from(written, "latin1"), start, end, covered };
}
