import { fromBER } from "asn1js";
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData } from "pkijs";

/**
 * The certificates in a CMS SignedData as DER, the first signer's certificate first.
 *
 * @param cms may be followed by zeros, which pad a PDF's /Contents
 * @returns an empty list if the bytes are not a SignedData
 */
export function certificatesIn(cms: Buffer): Buffer[] {
  try {
    const { result, offset } = fromBER(new Uint8Array(cms));
    if (offset === -1) return [];
    const signedData = new SignedData({ schema: new ContentInfo({ schema: result }).content });
    const certificates = (signedData.certificates ?? []).filter((item) => item instanceof Certificate);
    const sid: unknown = signedData.signerInfos[0]?.sid;
    const isSigner = (certificate: Certificate) =>
      sid instanceof IssuerAndSerialNumber &&
      certificate.serialNumber.isEqual(sid.serialNumber) &&
      certificate.issuer.isEqual(sid.issuer);
    return [...certificates]
      .sort((left, right) => Number(isSigner(right)) - Number(isSigner(left)))
      .map((certificate) => Buffer.from(certificate.toSchema(true).toBER()));
  } catch {
    return [];
  }
}
