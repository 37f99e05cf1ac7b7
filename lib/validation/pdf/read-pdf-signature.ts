import { createHash } from "node:crypto";
import type * as asn1js from "asn1js";
import type * as pkijs from "pkijs";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import { CmsError, onlySigner, parseCmsMessage, type CmsMessage } from "../cms/cms-message";
import { readCmsSignature } from "../cms/cms-signature";
import { readTimestampToken, type ReadToken } from "../cms/timestamp-token";
import { digestAlgorithm } from "../crypto/used-algorithm";
import { type ReadSignature, unreadable } from "../process/evidence";
import { type RangeDigests, streamByteRange, type ByteRange } from "./byte-range";
import { readClaimedTime } from "./claimed-time";

const plainData = "1.2.840.113549.1.7.1";
const signatureTimestampAttribute = "1.2.840.113549.1.9.16.2.14";
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
  const signer = onlySigner(message);
  const { hasWeakReference, ...found } = await readCmsSignature(message, signer, {
    contentType: plainData,
    signingCertificate: rules[subFilter as keyof typeof rules],
    ...(subFilter === "adbe.pkcs7.sha1" ? enclosedContent(message) : detachedContent(signature, message)),
  });
  if (subFilter === "adbe.pkcs7.sha1") await holdDigestAgainstFile(signature, message, found);
  const tokens = await readTimestamps(message, signer, source.budget);
  return {
    form: formOf(subFilter),
    ...found,
    claimedTime: readClaimedTime(dictionary, signer),
    timestamps: tokens.map((token) => ({ ...token, kind: "signature", covers: new Set() })),
    certificates: [message.certificates, ...tokens.map(({ certificates }) => certificates)].flat(),
    revocation: [message.revocation, ...tokens.map(({ revocation }) => revocation)].flat(),
    roles: [],
    productionPlace: null,
    counterSignatures: 0,
    evidenceRecords: 0,
    warnings: hasWeakReference ? ["sha1_certificate_digest"] : [],
  };
}

/** The bytes that a signature covers. What it enclosed would be signed in their place. */
function detachedContent({ source, digests, byteRange }: SignatureInFile, { signedData }: CmsMessage) {
  if (signedData.encapContentInfo.eContent) throw new CmsError("It must not enclose its content.");
  return {
    digestContent: (algorithm: string) => digests.of(byteRange, algorithm),
    streamContent: () => streamByteRange(source, byteRange),
  };
}

function enclosedContent(message: CmsMessage) {
  const content = enclosedIn(message);
  return {
    digestContent: async (algorithm: string) => createHash(algorithm).update(content).digest(),
    async *streamContent() {
      yield content;
    },
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
  found: Pick<ReadSignature, "faults" | "algorithms">,
): Promise<void> {
  const digest = await digests.of(byteRange, "sha1");
  if (!digest.equals(enclosedIn(message))) found.faults.push("document_changed");
  found.algorithms.push(digestAlgorithm("sha1"));
}

/** The time-stamps of a signature, each a token over its value (ETSI EN 319 122-1, 5.3). */
async function readTimestamps(
  { certificates }: CmsMessage,
  signer: pkijs.SignerInfo,
  budget: ReadingBudget,
): Promise<ReadToken[]> {
  const tokens = (signer.unsignedAttrs?.attributes ?? [])
    .filter(({ type }) => type === signatureTimestampAttribute)
    .flatMap(({ values }) => values as asn1js.BaseBlock[]);
  const value = signer.signature.valueBlock.valueHexView;
  const digestValue = async (algorithm: string) => createHash(algorithm).update(value).digest();
  return Promise.all(
    tokens.map((token) =>
      readTimestampToken(token.valueBeforeDecodeView, digestValue, {
        budget,
        moreCertificates: certificates,
      }),
    ),
  );
}
