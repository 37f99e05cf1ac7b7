import { createHash } from "node:crypto";
import { PDFDocument } from "@cantoo/pdf-lib";

export type SampleFile = { name: string; bytes: Buffer };

/** A PDF of one page. */
export async function samplePdf(): Promise<SampleFile> {
  const document = await PDFDocument.create();
  document
    .addPage([595, 842])
    .drawText("The landlord lets and the tenant rents the premises.", { x: 72, y: 740 });
  return { name: "lease.pdf", bytes: Buffer.from(await document.save()) };
}

/** Two files for a container. */
export const sampleFiles: readonly SampleFile[] = [
  { name: "lease.txt", bytes: Buffer.from("The landlord lets and the tenant rents the premises.") },
  { name: "priedas „ąčę“.txt", bytes: Buffer.from("The premises have four rooms.") },
];

export const digestOf = (bytes: Buffer, kind: "sha256" | "sha1" = "sha256") =>
  createHash(kind).update(bytes).digest("hex");

/** A file as the `file` of a request body. */
export const contentOf = ({ name, bytes }: SampleFile, kind: "sha256" | "sha1" = "sha256") => ({
  ...{ name, digest: digestOf(bytes, kind) },
  content: bytes.toString("base64"),
});
