import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "./test-sandbox";

const run = promisify(execFile);
const contentsLength = 8000;

/**
 * A PDF signed as was common around 2015: PKCS #7 with SHA-1, no time-stamp, and a self-signed certificate that names
 * no person.
 *
 * @param signedAt the signing time as PDF entries, if any
 */
export async function foreignPdf({ signedAt = "/M(D:20150317131107+02'00')" } = {}): Promise<Buffer> {
  const folder = await temporaryFolder();
  const file = (name: string) => path.join(folder, name);
  const subject = "/C=LT/L=Vilnius/OU=Sandbox/CN=Sandbox Signing Certificate/emailAddress=info@example.com";
  await run("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-sha1", "-days", "1", "-subj", subject],
    ...["-keyout", file("key.pem"), "-out", file("certificate.pem")],
  ]);
  const pdf = unsignedPdf(signedAt);
  const start = pdf.indexOf("/Contents <") + "/Contents ".length;
  const end = start + contentsLength + 2;
  await writeFile(file("covered.bin"), Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)]));
  await run("openssl", [
    ...["cms", "-sign", "-binary", "-md", "sha1", "-outform", "DER", "-in", file("covered.bin")],
    ...["-signer", file("certificate.pem"), "-inkey", file("key.pem"), "-out", file("signature.der")],
  ]);
  pdf.write(await readFile(file("signature.der"), "hex"), start + 1, "latin1");
  return pdf;
}

/** A PDF with space for the signature value, and a byte range around it. */
function unsignedPdf(signedAt: string): Buffer {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]>>",
    "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/V 5 0 R/P 3 0 R/F 132/Rect[0 0 0 0]>>",
    `<</Contents <${"0".repeat(contentsLength)}>/Type/Sig/SubFilter/adbe.pkcs7.detached/Filter/Adobe.PPKLite` +
      `${signedAt}/ByteRange [0 AAAAAAAAA BBBBBBBBB CCCCCCCCC]>>`,
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  text = `${text}${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  const start = text.indexOf("/Contents <") + "/Contents ".length;
  const end = start + contentsLength + 2;
  const wide = (number: number) => String(number).padEnd(9);
  return Buffer.from(
    text
      .replace("AAAAAAAAA", wide(start))
      .replace("BBBBBBBBB", wide(end))
      .replace("CCCCCCCCC", wide(text.length - end)),
    "latin1",
  );
}
