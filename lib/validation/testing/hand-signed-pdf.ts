import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";

const run = promisify(execFile);
const contentsLetters = 8000;

type HandSigned = {
  pages?: number;
  /** Of what follows the signature, the share that it covers. */
  share?: number;
};

/** A PDF written by hand, and signed with openssl by a stranger with a certificate of their own making. */
export async function handSignedPdf({ pages = 1, share = 1 }: HandSigned = {}): Promise<Buffer> {
  const folder = await temporaryFolder();
  const file = (name: string) => path.join(folder, name);
  await run("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-sha256", "-days", "2"],
    ...["-subj", "/C=LT/GN=Niekas/SN=Nepažįstamas/CN=Niekas Nepažįstamas", "-utf8"],
    ...["-keyout", file("key.pem"), "-out", file("certificate.pem")],
  ]);
  const { pdf, start, end, covered } = unsigned(pages, share);
  await writeFile(file("covered.bin"), Buffer.concat([pdf.subarray(0, start), pdf.subarray(end, covered)]));
  await run("openssl", [
    ...["cms", "-sign", "-binary", "-md", "sha256", "-cades", "-outform", "DER"],
    ...["-in", file("covered.bin"), "-signer", file("certificate.pem"), "-inkey", file("key.pem")],
    ...["-out", file("signature.der")],
  ]);
  pdf.write(await readFile(file("signature.der"), "hex"), start + 1, "latin1");
  return pdf;
}

/** With room for the value, and a byte range around it. */
function unsigned(pages: number, share: number) {
  const firstPage = 5;
  const numbers = Array.from({ length: pages }, (_, index) => firstPage + index);
  const objects = [
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[3 0 R]>>>>",
    `<</Type/Pages/Kids[${numbers.map((number) => `${number} 0 R`).join(" ")}]/Count ${pages}>>`,
    `<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/V 4 0 R/P ${firstPage} 0 R/F 132/Rect[0 0 0 0]>>`,
    "<</Type/Sig/SubFilter/ETSI.CAdES.detached/Filter/Adobe.PPKLite/ByteRange [0 AAAAAAAAA BBBBBBBBB CCCCCCCCC]" +
      `/M(D:20261124120000Z)/Contents <${"0".repeat(contentsLetters)}>>>`,
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
  const end = start + contentsLetters + 2;
  const covered = end + Math.floor((text.length - end) * share);
  const wide = (number: number) => String(number).padEnd(9);
  const written = text
    .replace("AAAAAAAAA", wide(start))
    .replace("BBBBBBBBB", wide(end))
    .replace("CCCCCCCCC", wide(covered - end));
  return { pdf: Buffer.from(written, "latin1"), start, end, covered };
}
