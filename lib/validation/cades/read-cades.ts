import type * as pkijs from "pkijs";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { type CmsMessage, CmsError, parseCmsMessage } from "../cms/cms-message";
import { readCmsSignature } from "../cms/cms-signature";
import { contentOfBytes, type SignedContent } from "../cms/signed-content";
import type { SigningCertificateRule } from "../cms/signing-certificate";
import { type ReadSignature, unreadable } from "../process/evidence";
import { elementsIn } from "./ber-elements";
import { readCadesEvidence } from "./cades-timestamps";
import { attributeTypes, attributeValuesIn } from "./cms-attributes";
import { type SignedDataFields, readSignedDataFields } from "./signed-data-fields";
import { readSignerFacts } from "./signer-facts";

export type CadesToRead = {
  /** What it must be over, where that is known. */
  content?: SignedContent;
  signingCertificate: SigningCertificateRule;
  budget: ReadingBudget;
};

/**
 * Reads the CAdES signatures of a CMS message (ETSI EN 319 122-1), one for each of its signers: whether they are over
 * the content, and their time-stamps and evidence. Malformed content is a fault.
 */
export async function readCades(bytes: Uint8Array, given: CadesToRead): Promise<ReadSignature[]> {
  try {
    const message = parseCmsMessage(bytes, given.budget);
    const fields = readSignedDataFields(bytes);
    if (!fields || fields.signers.length !== message.signers.length)
      throw new CmsError("Its fields could not be read.");
    const enclosed = enclosedContent(message);
    if (given.content && enclosed && !(await isSame(given.content, enclosed)))
      throw new CmsError("It encloses other content.");
    const content = given.content ?? enclosed;
    const found: ReadSignature[] = [];
    for (const [at, signer] of message.signers.entries())
      found.push(await readSigner(signer, { message, fields, at, content, given }));
    return found;
  } catch (error) {
    throwIfReadingFault(error);
    return [unreadable("CAdES", "cms_malformed")];
  }
}

type Reading = {
  message: CmsMessage;
  fields: SignedDataFields;
  /** Which of the signers. */
  at: number;
  content: SignedContent | undefined;
  given: CadesToRead;
};

async function readSigner(
  signer: pkijs.SignerInfo,
  { message, fields, at, content, given }: Reading,
): Promise<ReadSignature> {
  const { hasWeakReference, ...found } = await readCmsSignature(message, signer, {
    contentType: message.signedData.encapContentInfo.eContentType,
    digestContent: async (algorithm) => content?.digest(algorithm),
    signingCertificate: given.signingCertificate,
  });
  const raw = fields.signers[at] ?? { signed: [], unsignedAttributes: undefined };
  const signedAttributes = attributeValuesIn(raw.signed.find(({ tag }) => tag === signedAttributesTag));
  const unsignedAttributes = attributeValuesIn(raw.unsignedAttributes);
  const isEnclosed = message.signedData.encapContentInfo.eContent !== undefined;
  const evidence = await readCadesEvidence({
    ...{ fields, signer: raw, external: isEnclosed ? undefined : content, content, budget: given.budget },
    ...{ signatureValue: signer.signature.valueBlock.valueHexView, signedAttributes, unsignedAttributes },
    ofMessage: { certificates: message.certificates, revocation: encodedRevocation(message, fields) },
  });
  const { warnings, ...facts } = readSignerFacts(signedAttributes);
  const count = (...types: string[]) => unsignedAttributes.filter(({ type }) => types.includes(type)).length;
  const counterSignatures = count(attributeTypes.counterSignature);
  const evidenceRecords = count(attributeTypes.internalEvidenceRecord, attributeTypes.externalEvidenceRecord);
  return {
    form: "CAdES",
    ...found,
    ...facts,
    timestamps: evidence.timestamps,
    certificates: [...message.certificates, ...evidence.certificates],
    revocation: [...message.revocation, ...evidence.revocation],
    counterSignatures,
    evidenceRecords,
    warnings: [
      ...warnings,
      ...(hasWeakReference ? (["sha1_certificate_digest"] as const) : []),
      ...(counterSignatures > 0 ? (["counter_signature_not_checked"] as const) : []),
      ...(evidenceRecords > 0 ? (["evidence_record_not_checked"] as const) : []),
    ],
  };
}

const signedAttributesTag = 0xa0;

/** Each revocation item with its encoding as a RevocationInfoChoice (RFC 5652, 10.2.1). */
function encodedRevocation({ revocation }: CmsMessage, { crls }: SignedDataFields) {
  const encodings = elementsIn(crls?.content ?? new Uint8Array()).map(({ whole }) => Buffer.from(whole));
  return revocation.flatMap((item) => {
    // An OCSP response is the last part of its encoding, and a CRL all of it.
    const encoded = encodings.find((each) => each.subarray(-item.bytes.length).equals(item.bytes));
    return encoded ? [{ item, encoded }] : [];
  });
}

const isSame = async (one: SignedContent, other: SignedContent) =>
  (await one.digest("sha256")).equals(await other.digest("sha256"));

function enclosedContent({ signedData }: CmsMessage): SignedContent | undefined {
  const value = signedData.encapContentInfo.eContent?.getValue();
  return value && contentOfBytes(new Uint8Array(value));
}
