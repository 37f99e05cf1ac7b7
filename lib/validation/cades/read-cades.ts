import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { type CmsMessage, CmsError, parseCmsMessage } from "../cms/cms-message";
import { contentOfBytes, type SignedContent } from "../cms/signed-content";
import type { SigningCertificateRule } from "../cms/signing-certificate";
import { type ReadSignature, unreadable } from "../process/evidence";
import { readSigner } from "./read-signer";
import { hasOneContent, readSignedDataFields, withoutUnsigned } from "./signed-data-fields";

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
    const fields = readSignedDataFields(bytes);
    if (!fields || !hasOneContent(bytes)) throw new CmsError("It is not a SignedData.");
    given.budget.spend("asn1Bytes", bytes.length);
    const message = parseCmsMessage(withoutUnsigned(bytes, fields), given.budget);
    if (fields.signers.length !== message.signers.length)
      throw new CmsError("Its signers could not be read.");
    const enclosed = enclosedContent(message);
    if (given.content && enclosed && !(await isSame(given.content, enclosed)))
      throw new CmsError("It encloses other content.");
    const content = given.content ?? enclosed;
    const found: ReadSignature[] = [];
    const { eContentType: contentType } = message.signedData.encapContentInfo;
    for (const [at, signer] of message.signers.entries())
      found.push(await readSigner(signer, { ...given, message, fields, at, content, contentType }));
    return found;
  } catch (error) {
    throwIfReadingFault(error);
    return [unreadable("CAdES", "cms_malformed")];
  }
}

const isSame = async (one: SignedContent, other: SignedContent) =>
  (await one.digest("sha256")).equals(await other.digest("sha256"));

function enclosedContent({ signedData }: CmsMessage): SignedContent | undefined {
  const value = signedData.encapContentInfo.eContent?.getValue();
  return value && contentOfBytes(new Uint8Array(value));
}
