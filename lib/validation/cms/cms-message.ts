import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { type ReadingBudget, TooComplex } from "@/lib/formats/reading-budget";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { parseCertificateOnce, type ParsedCertificate } from "../certificates/parsed-certificate";
import type { RevocationItem } from "../revocation/revocation-item";
import { setEvidenceAside } from "./revocation-info";

/** A CMS SignedData, with the certificates and revocation data that came with it. */
export type CmsMessage = {
  signedData: pkijs.SignedData;
  /** At least one. */
  signers: pkijs.SignerInfo[];
  certificates: ParsedCertificate[];
  revocation: RevocationItem[];
};

const signedDataType = "1.2.840.113549.1.7.2";

/** The bytes are not a CMS message of the kind used for signatures and time-stamps. */
export class CmsError extends Error {
  override name = "CmsError";
}

/** A certificate has about a hundred elements; each takes a kilobyte of memory. */
const maxElements = 200_000;

/**
 * Parses a SignedData (RFC 5652, 5.1). What follows it is padding of /Contents, which no reader looks at (ISO 32000-2,
 * 12.8.1).
 *
 * @throws {CmsError} for anything else, {TooComplex} for more than an honest message contains
 */
export function parseCmsMessage(bytes: Uint8Array, budget: ReadingBudget): CmsMessage {
  const { message, revocation, ...aside } = setEvidenceAside(bytes);
  const parts = [message, ...(aside.certificates ?? []), ...revocation.map((item) => item.bytes)];
  budget.spend(
    "asn1Bytes",
    parts.reduce((sum, { length }) => sum + length, 0),
  );
  const { offset, result } = asn1js.fromBER(message, { maxNodes: maxElements });
  if (offset < 0 && result.error.includes("node count")) throw new TooComplex("asn1Bytes");
  try {
    if (offset < 0) throw new CmsError("It is not DER or BER.");
    const content = new pkijs.ContentInfo({ schema: result });
    if (content.contentType !== signedDataType) throw new CmsError("It is not a SignedData.");
    const signedData = new pkijs.SignedData({ schema: content.content });
    const signers = signedData.signerInfos;
    if (signers.length === 0) throw new CmsError("It has no signer.");
    const encoded = aside.certificates ?? readCertificates(result);
    const certificates = encoded.map((certificate) => parseCertificateOnce(certificate, budget));
    return { signedData, signers, certificates, revocation };
  } catch (cause) {
    throwIfReadingFault(cause);
    throw cause instanceof CmsError ? cause : new CmsError("It could not be read.", { cause });
  }
}

/**
 * The only signer, as ISO 32000-2, 12.8.3.3 and RFC 3161, 2.4.2 demand.
 *
 * @throws {CmsError} if there are several
 */
export function onlySigner({ signers }: CmsMessage): pkijs.SignerInfo {
  const [signer, ...more] = signers;
  if (!signer || more.length > 0) throw new CmsError("It must have one signer.");
  return signer;
}

/** The enclosed certificates in their original encoding, because re-encoding could change their hashes. */
function readCertificates(contentInfo: asn1js.AsnType): Uint8Array[] {
  const signedData = childrenOf(childrenOf(contentInfo)[1])[0];
  const list = childrenOf(signedData).find(
    ({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0,
  );
  return childrenOf(list).flatMap((block) =>
    block instanceof asn1js.Sequence ? [block.valueBeforeDecodeView] : [],
  );
}

function childrenOf(block: asn1js.BaseBlock | undefined): asn1js.BaseBlock[] {
  return block instanceof asn1js.Constructed ? block.valueBlock.value : [];
}

/** The certificate that the signer identifies, by issuer and number or by key identifier (RFC 5652, 5.3). */
export function findSignerCertificate(
  { sid }: pkijs.SignerInfo,
  certificates: ParsedCertificate[],
): ParsedCertificate | undefined {
  if (sid instanceof pkijs.IssuerAndSerialNumber) {
    const { issuer, serialNumber } = sid;
    return certificates.find(
      ({ fields }) => fields.issuer.isEqual(issuer) && fields.serialNumber.isEqual(serialNumber),
    );
  }
  // pkijs leaves the implicitly tagged octets as they are.
  if (!(sid instanceof asn1js.Primitive)) return undefined;
  const wanted = Buffer.from(sid.valueBlock.valueHexView);
  return certificates.find(({ fields }) => subjectKeyIdentifier(fields)?.equals(wanted));
}

function subjectKeyIdentifier(fields: pkijs.Certificate): Buffer | undefined {
  const extension: unknown = fields.extensions?.find(({ extnID }) => extnID === "2.5.29.14")?.parsedValue;
  return extension instanceof asn1js.OctetString ? Buffer.from(extension.valueBlock.valueHexView) : undefined;
}

/**
 * The only value of an attribute. RFC 5652, 11 allows the attributes that matter here only once and with one value; a
 * second one would leave open which of them was checked.
 *
 * @throws {CmsError} when there are several
 */
export function onlyValue(attributes: pkijs.Attribute[], type: string): asn1js.BaseBlock | undefined {
  const [attribute, ...more] = attributes.filter((candidate) => candidate.type === type);
  if (!attribute) return undefined;
  const [value, ...moreValues]: unknown[] = attribute.values;
  if (more.length > 0 || moreValues.length > 0 || !(value instanceof asn1js.BaseBlock))
    throw new CmsError("An attribute must have one value.");
  return value;
}
