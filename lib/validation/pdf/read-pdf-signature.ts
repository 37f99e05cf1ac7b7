import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import { readSigner } from "../cades/read-signer";
import { readSignedDataFields } from "../cades/signed-data-fields";
import { CmsError, onlySigner, parseCmsMessage, type CmsMessage } from "../cms/cms-message";
import { contentOfBytes, type SignedContent } from "../cms/signed-content";
import { digestAlgorithm } from "../crypto/used-algorithm";
import { type ReadSignature, unreadable } from "../process/evidence";
import type { ByteRange, RangeDigests } from "./byte-range";
import { readLocation, readModificationTime } from "./signer-entries";

const plainData = "1.2.840.113549.1.7.1";
/** The kinds of signature that are read: PAdES, which must identify its certificate, and its predecessors. */
const rules = {
  "ETSI.CAdES.detached": "required",
  "adbe.pkcs7.detached": "checked_if_there",
  "adbe.pkcs7.sha1": "checked_if_there",
} as const;

export type SignatureInFile = {
  source: PdfSource;
  digests: RangeDigests;
  dictionary: PdfDict;
  subFilter: string;
  byteRange: ByteRange;
};

/** The form of a signature by its `/SubFilter` (ISO 32000-2, table 260). */
export const formOf = (subFilter: string): ReadSignature["form"] =>
  subFilter.startsWith("ETSI.") ? "PAdES" : "PKCS7";

/** Reads a person's signature whose byte range is valid. Malformed bytes are a fault. */
export async function readPdfSignature(signature: SignatureInFile): Promise<ReadSignature> {
  const form = formOf(signature.subFilter);
  if (!(signature.subFilter in rules)) return unreadable(form, "sub_filter_unsupported");
  try {
    return await readMessage(
      signature,
      parseCmsMessage(readContents(signature.dictionary), signature.source.budget),
    );
  } catch (error) {
    throwIfReadingFault(error);
    return unreadable(form, "cms_malformed");
  }
}

/** The bytes of /Contents, which `readByteRange` has made sure is a string. */
export function readContents({ entries }: PdfDict): Buffer {
  const contents = entries.get("Contents");
  return typeof contents === "object" && contents?.kind === "string" ? contents.bytes : Buffer.alloc(0);
}

async function readMessage(signature: SignatureInFile, message: CmsMessage): Promise<ReadSignature> {
  const { source, dictionary, subFilter } = signature;
  const fields = readSignedDataFields(readContents(dictionary));
  if (!fields) throw new CmsError("Its fields could not be read.");
  const isDigest = subFilter === "adbe.pkcs7.sha1";
  const read = await readSigner(onlySigner(message), {
    ...{ message, fields, at: 0, contentType: plainData, budget: source.budget, mayLackAttributes: true },
    signingCertificate: rules[subFilter as keyof typeof rules],
    content: isDigest ? contentOfBytes(enclosedIn(message)) : detachedContent(signature, message),
  });
  if (isDigest) await holdDigestAgainstFile(signature, message, read);
  return {
    ...read,
    form: formOf(subFilter),
    claimedTime: read.claimedTime ?? readModificationTime(dictionary),
    productionPlace: read.productionPlace ?? readLocation(dictionary),
  };
}

/** The bytes that a signature covers. What it enclosed would be signed in their place. */
function detachedContent({ digests, byteRange }: SignatureInFile, { signedData }: CmsMessage): SignedContent {
  if (signedData.encapContentInfo.eContent) throw new CmsError("It must not enclose its content.");
  return {
    digest: (algorithm) => digests.of(byteRange, algorithm),
    chunks: () => digests.chunks(byteRange),
  };
}

function enclosedIn({ signedData }: CmsMessage): Uint8Array {
  const content = signedData.encapContentInfo.eContent?.getValue();
  if (!content) throw new CmsError("It must enclose a digest.");
  return new Uint8Array(content);
}

/** What is signed is the SHA-1 of the bytes that the signature covers (ISO 32000-1, 12.8.3.3.1). */
async function holdDigestAgainstFile(
  { digests, byteRange }: SignatureInFile,
  message: CmsMessage,
  { faults, algorithms }: Pick<ReadSignature, "faults" | "algorithms">,
): Promise<void> {
  const digest = await digests.of(byteRange, "sha1");
  if (!digest.equals(enclosedIn(message))) faults.push("document_changed");
  algorithms.push(digestAlgorithm("sha1"));
}
