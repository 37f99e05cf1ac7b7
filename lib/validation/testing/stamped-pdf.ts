import { createHash, sign } from "node:crypto";
import { PDFString } from "@cantoo/pdf-lib";
import { assembleSignedData, attributesToSign, type CmsSigner } from "@/sandbox/cms/signed-data";
import { createTimeStamp } from "@/sandbox/cms/time-stamp";
import { coveredBytes, fillByteRange, fillContents } from "@/sandbox/pades/byte-range";
import { addEvidence } from "@/sandbox/pades/security-store";
import { addSignatureField } from "@/sandbox/pades/signature-field";
import type { RevocationItem } from "../revocation/revocation-item";
import type { Holder } from "./test-pki";

const scheme = { family: "ecdsa", hash: "sha256" } as const;

const derOf = ({ credential }: Holder) => Buffer.from(credential.certificate.rawData);

const signerOf = (holder: Holder): CmsSigner => ({
  ...{ certificate: derOf(holder), chain: [], scheme },
  sign: async (bytes) => sign("sha256", bytes, holder.credential.privateKey),
});

type Stamped = {
  signer: Holder;
  authority: Holder;
  at: string;
  certificates: readonly Holder[];
  revocation: readonly RevocationItem[];
};

/** Signs a PDF at PAdES-B-LT: with a time-stamp of an authority at a time, and evidence in its security store. */
export async function stampedPdf(
  source: Uint8Array,
  { signer, authority, at, certificates, revocation }: Stamped,
): Promise<Buffer> {
  const signedAt = new Date(at);
  const file = Buffer.from(source);
  const updated = await addSignatureField(file, {
    fieldName: "Signature1",
    entries: () => ({ Type: "Sig", SubFilter: "ETSI.CAdES.detached", M: PDFString.fromDate(signedAt) }),
  });
  const prepared = fillByteRange(updated, file.length);
  const digest = createHash("sha256").update(coveredBytes(prepared)).digest();
  const attributes = attributesToSign(digest, derOf(signer));
  const value = sign("sha256", attributes, signer.credential.privateKey);
  const timeStamp = await createTimeStamp(value, signedAt, signerOf(authority));
  const message = assembleSignedData({
    ...{ certificate: derOf(signer), chain: [], scheme, attributes, value, timeStamp },
  });
  const bytesOf = (kind: RevocationItem["kind"]) =>
    revocation.filter((item) => item.kind === kind).map(({ bytes }) => Buffer.from(bytes));
  return addEvidence(fillContents(prepared, message), {
    certificates: certificates.map(derOf),
    ocspResponses: bytesOf("ocsp"),
    revocationLists: bytesOf("crl"),
  });
}
