import { createHash } from "node:crypto";
import { fromBER } from "asn1js";
import { ContentInfo, SignedData, TSTInfo, type SignerInfo } from "pkijs";
import { certificatesIn } from "../cms/certificates-in";
import { decode, encode } from "../cms/asn1";
import { objectIdentifiers } from "../cms/object-identifiers";

/** A verified CMS signature; `problem` is undefined if the signature is valid. */
export type VerifiedCms = {
  problem: string | undefined;
  certificate: Buffer | undefined;
  /** From a valid time-stamp token over the signature value. */
  timeStampedAt: Date | undefined;
};

/**
 * Verifies a detached CMS signature with one signer: the digest of its content, the value, and that the signed
 * attributes name the signing certificate (RFC 5652, 5.6; RFC 5035, 5). Never throws.
 */
export async function verifyCms(cms: Buffer, content: Buffer): Promise<VerifiedCms> {
  const [certificate] = certificatesIn(cms);
  const parsed = parse(cms);
  const unverified = { certificate, timeStampedAt: undefined };
  if (!parsed || !certificate) return { ...unverified, problem: "The signature cannot be read." };
  const { signedData, signerInfo } = parsed;
  try {
    const isValid = await signedData.verify({ signer: 0, data: arrayBufferOf(content), checkChain: false });
    if (!isValid) return { ...unverified, problem: "The signature value does not hold." };
  } catch {
    return { ...unverified, problem: "The signed bytes were changed, or the signature is damaged." };
  }
  if (!namesCertificate(signerInfo, certificate))
    return { ...unverified, problem: "The signature was made for another certificate." };
  const value = Buffer.from(signerInfo.signature.valueBlock.valueHexView);
  return {
    certificate,
    timeStampedAt: await verifyTimeStamp(tokenIn(signerInfo), value),
    problem: undefined,
  };
}

/**
 * Verifies an RFC 3161 time-stamp token. Never throws.
 *
 * @param bytes the time-stamped bytes
 * @returns the token's time; undefined if it is missing, damaged or over other bytes
 */
export async function verifyTimeStamp(token: Buffer | undefined, bytes: Buffer): Promise<Date | undefined> {
  const parsed = token && parse(token);
  const [certificate] = token ? certificatesIn(token) : [];
  try {
    const content = parsed?.signedData.encapContentInfo.eContent?.getValue();
    if (!parsed || !content || !certificate) return undefined;
    const info = TSTInfo.fromBER(content);
    const imprint = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
    const algorithm = digestNames[info.messageImprint.hashAlgorithm.algorithmId];
    if (!algorithm || !createHash(algorithm).update(bytes).digest().equals(imprint)) return undefined;
    const isValid = await parsed.signedData.verify({
      signer: 0,
      data: arrayBufferOf(bytes),
      checkChain: false,
    });
    return isValid && namesCertificate(parsed.signerInfo, certificate) ? info.genTime : undefined;
  } catch {
    return undefined;
  }
}

const digestNames: Record<string, string> = {
  [objectIdentifiers.sha256]: "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

function parse(cms: Buffer): { signedData: SignedData; signerInfo: SignerInfo } | undefined {
  try {
    const { result, offset } = fromBER(new Uint8Array(cms));
    if (offset === -1) return undefined;
    const signedData = new SignedData({ schema: new ContentInfo({ schema: result }).content });
    const [signerInfo] = signedData.signerInfos;
    return signerInfo && { signedData, signerInfo };
  } catch {
    return undefined;
  }
}

/** Whether signing-certificate-v2 has this certificate's digest; true for old signatures without the attribute. */
function namesCertificate({ signedAttrs }: SignerInfo, certificate: Buffer): boolean {
  const attribute = signedAttrs?.attributes.find(
    ({ type }) => type === objectIdentifiers.signingCertificateV2,
  );
  if (!attribute) return true;
  const digests = ["sha256", "sha384", "sha512"].map((name) => createHash(name).update(certificate).digest());
  const value = encode(decode(Buffer.from(attribute.toSchema().toBER())));
  return digests.some((digest) => value.includes(digest));
}

function tokenIn({ unsignedAttrs }: SignerInfo): Buffer | undefined {
  const attribute = unsignedAttrs?.attributes.find(
    ({ type }) => type === objectIdentifiers.signatureTimeStamp,
  );
  const [token] = (attribute?.values ?? []) as { toBER(): ArrayBuffer }[];
  return token && Buffer.from(token.toBER());
}

const arrayBufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;
