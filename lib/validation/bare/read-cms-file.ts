import * as asn1js from "asn1js";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { readSignedDataFields } from "../cades/signed-data-fields";
import { elementsIn, firstElement } from "../cades/ber-elements";
import { readCades } from "../cades/read-cades";
import type { FoundBareSignatures } from "./found-bare-signatures";

const timestampInfo = "1.2.840.113549.1.9.16.1.4";
const sequence = 0x30;

/**
 * Reads a CMS message (.p7m, .p7s) that encloses its content or not, in DER, BER or PEM. A signature whose content is
 * elsewhere is over something that cannot be found.
 */
export async function readCmsFile(bytes: Buffer, budget: ReadingBudget): Promise<FoundBareSignatures> {
  const message = decodePem(bytes);
  const fields = message && readSignedDataFields(message);
  if (!message || !fields) return { signatures: [], problem: "unknown_kind" };
  const [contentType] = elementsIn(fields.encapsulated.content);
  const type = contentType && asn1js.fromBER(contentType.whole).result;
  if (type instanceof asn1js.ObjectIdentifier && type.getValue() === timestampInfo)
    return { signatures: [], problem: "timestamp_alone" };
  // S/MIME, unlike CAdES, need not identify its certificate.
  const read = await readCades(message, { signingCertificate: "checked_if_there", budget });
  // What follows the message belongs to nothing that is signed.
  const coversEverything = firstElement(message)?.whole.length === message.length;
  return { signatures: read.map((each) => ({ read: each, coversEverything })) };
}

const armor =
  /^-----BEGIN (?:PKCS ?#?7|CMS|PKCS #7 SIGNED DATA)-----([A-Za-z0-9+/=\s]+)-----END [^-]+-----\s*$/;
const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/** The binary form of a message, which may be in base64, with or without the lines of PEM (RFC 7468, 9). */
function decodePem(bytes: Buffer): Buffer | undefined {
  if (bytes[0] === sequence) return bytes;
  const text = bytes.toString("latin1").trim();
  const encoded = armor.exec(text)?.[1] ?? (base64.test(text) ? text : undefined);
  const decoded = encoded === undefined ? undefined : Buffer.from(encoded, "base64");
  return decoded?.[0] === sequence ? decoded : undefined;
}
