import { createHash } from "node:crypto";
import type * as asn1js from "asn1js";
import { digestByteRange, type ByteRange } from "./byte-range";
import { CmsError, parseCmsMessage, type CmsMessage } from "../cms/cms-message";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { verifyCmsSignature } from "../cms/cms-signature";
import { readClaimedTime } from "./claimed-time";
import { type SignatureVerdict, signatureVerdict, unreadableSignature } from "../report/signature-verdict";
import { settleSigningTime } from "../report/signing-time";
import { verifyTimestampToken } from "../cms/timestamp-token";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";

const plainData = "1.2.840.113549.1.7.1";
const signatureTimestampAttribute = "1.2.840.113549.1.9.16.2.14";
/** The kinds of signature that are validated: PAdES, which must identify its certificate, and its predecessor. */
const rules = { "ETSI.CAdES.detached": "required", "adbe.pkcs7.detached": "checked_if_there" } as const;

export type SignatureInFile = {
  source: PdfSource;
  dictionary: PdfDict;
  subFilter: string;
  byteRange: ByteRange;
};

/** Validates a person's signature whose byte range is valid. Malformed bytes are a fault. */
export async function validatePdfSignature(signature: SignatureInFile, now: Date): Promise<SignatureVerdict> {
  if (!(signature.subFilter in rules)) return unreadableSignature("sub_filter_unsupported");
  try {
    return await validateMessage(
      signature,
      parseCmsMessage(readContents(signature.dictionary), signature.source.budget),
      now,
    );
  } catch (error) {
    throwIfReadingFault(error);
    return unreadableSignature("cms_malformed");
  }
}

/** The bytes of /Contents, which `readByteRange` has made sure is a string. */
export function readContents({ entries }: PdfDict): Buffer {
  const contents = entries.get("Contents");
  return typeof contents === "object" && contents?.kind === "string" ? contents.bytes : Buffer.alloc(0);
}

async function validateMessage(
  signature: SignatureInFile,
  message: CmsMessage,
  now: Date,
): Promise<SignatureVerdict> {
  // A detached signature that encloses content would be a signature over that content instead.
  if (message.signedData.encapContentInfo.eContent) throw new CmsError("It must not enclose its content.");
  const { source, dictionary, byteRange, subFilter } = signature;
  const { certificate, faults } = await verifyCmsSignature(message, {
    contentType: plainData,
    digestContent: (algorithm) => digestByteRange(source, byteRange, algorithm),
    signingCertificate: rules[subFilter as keyof typeof rules],
  });
  const claimed = readClaimedTime(dictionary, message.signer);
  const time = settleSigningTime(await verifyTimestamps(message, source.budget), claimed, now);
  return signatureVerdict({ certificate, time, faults });
}

/** Verifies the time-stamps, each a token over the signature's value. An invalid one is `undefined`. */
async function verifyTimestamps({ signer, certificates }: CmsMessage, budget: ReadingBudget) {
  const tokens = (signer.unsignedAttrs?.attributes ?? [])
    .filter(({ type }) => type === signatureTimestampAttribute)
    .flatMap(({ values }) => values as asn1js.BaseBlock[]);
  const value = signer.signature.valueBlock.valueHexView;
  const digestValue = async (algorithm: string) => createHash(algorithm).update(value).digest();
  return Promise.all(
    tokens.map((token) =>
      verifyTimestampToken(token.valueBeforeDecodeView, digestValue, {
        budget,
        moreCertificates: certificates,
      }),
    ),
  );
}
