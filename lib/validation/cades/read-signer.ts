import type * as pkijs from "pkijs";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { CmsError, type CmsMessage } from "../cms/cms-message";
import { readCmsSignature } from "../cms/cms-signature";
import { asItem } from "../cms/revocation-info";
import type { SignedContent } from "../cms/signed-content";
import type { SigningCertificateRule } from "../cms/signing-certificate";
import type { ReadSignature } from "../process/evidence";
import { elementsIn } from "./ber-elements";
import { readCadesEvidence } from "./cades-timestamps";
import { attributeTypes, attributeValuesIn, isAmbiguous } from "./cms-attributes";
import type { SignedDataFields } from "./signed-data-fields";
import { readSignerFacts } from "./signer-facts";

export type SignerToRead = {
  message: CmsMessage;
  fields: SignedDataFields;
  /** Which of the signers. */
  at: number;
  content: SignedContent | undefined;
  contentType: string;
  signingCertificate: SigningCertificateRule;
  /** Whether it may be directly over the content, without signed attributes. */
  mayLackAttributes?: boolean;
  budget: ReadingBudget;
};

/**
 * Reads what one signer of a CMS message made: the signature over the content, with its time-stamps and evidence.
 *
 * @throws {CmsError} when an attribute occurs twice
 */
export async function readSigner(signer: pkijs.SignerInfo, given: SignerToRead): Promise<ReadSignature> {
  const { message, fields, at, content, contentType, signingCertificate, mayLackAttributes } = given;
  const { hasWeakReference, ...found } = await readCmsSignature(message, signer, {
    ...{ contentType, signingCertificate, budget: given.budget },
    digestContent: async (algorithm) => content?.digest(algorithm),
    ...(mayLackAttributes && content && { streamContent: () => content.chunks() }),
  });
  const raw = fields.signers[at] ?? { signed: [], unsignedAttributes: undefined };
  const signedAttributes = attributeValuesIn(raw.signed.find(({ tag }) => tag === signedAttributesTag));
  if (isAmbiguous(signedAttributes)) throw new CmsError("A signed attribute has two values.");
  const unsignedAttributes = attributeValuesIn(raw.unsignedAttributes);
  const revocation = revocationOf(fields);
  const isEnclosed = message.signedData.encapContentInfo.eContent !== undefined;
  const evidence = await readCadesEvidence({
    ...{ fields, signer: raw, external: isEnclosed ? undefined : content, content, budget: given.budget },
    ...{ signatureValue: signer.signature.valueBlock.valueHexView, signedAttributes, unsignedAttributes },
    ofMessage: { certificates: message.certificates, revocation },
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
    revocation: [...revocation.map(({ item }) => item), ...evidence.revocation],
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

/** Each revocation item of the message with its encoding as a RevocationInfoChoice (RFC 5652, 10.2.1). */
const revocationOf = ({ crls }: SignedDataFields) =>
  elementsIn(crls?.content ?? new Uint8Array()).flatMap((element) =>
    asItem(element).map((item) => ({ item, encoded: element.whole })),
  );
