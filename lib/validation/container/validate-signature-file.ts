import type { Element } from "@xmldom/xmldom";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import type { Archive } from "@/lib/formats/zip/open-archive";
import { withoutPersonalCodes } from "../certificates/personal-codes";
import { type SignatureVerdict, unreadableSignature } from "../report/signature-verdict";
import type { NamedSignature } from "../report/valid-signers";
import { validateXadesSignature, type XadesContext } from "../xades/validate-xades-signature";
import { childrenNamed, isElement, parseSignatureFile } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";

/** Even with certificates and revocation lists for decades, a signature has only a few megabytes. */
const maxSignatureFileBytes = 16 * 1024 * 1024;

/** Any file of this name may hold XAdES signatures (ETSI EN 319 162-1, 4.4.3.2). */
export const isSignatureFile = ({ name }: ArchiveFile) => /^META-INF\/[^/]*signatures[^/]*\.xml$/.test(name);

type Validating = XadesContext & { names: string[] };

/** Validates every signature in one signature file. A malformed file counts as one invalid signature. */
export async function validateSignatureFile(
  container: Archive,
  file: ArchiveFile,
  { names, ...context }: Validating,
): Promise<NamedSignature[]> {
  const place = withoutPersonalCodes(file.name);
  const named = (
    { personalCode, certificateBytes, ...verdict }: SignatureVerdict,
    given: Pick<ValidatedSignature, "valid" | "coversEverything">,
  ): NamedSignature => ({
    personalCode,
    certificateBytes,
    signature: { place, kind: "XAdES", addedAfter: null, ...verdict, ...given },
  });
  const validated: NamedSignature[] = [];
  try {
    for (const element of await signatureElements(container, file, context.budget)) {
      const { verdict, covered } = await validateXadesSignature(element, context);
      const valid = verdict.faults.length === 0;
      const coversEverything = names.every((name) => covered.has(name));
      validated.push(named(verdict, { valid, coversEverything }));
    }
  } catch (error) {
    if (error instanceof XmlFault)
      return [named(unreadableSignature(error.fault), { valid: false, coversEverything: false })];
    throw error;
  }
  return validated;
}

/** The signatures of one signature file. @throws {XmlFault} if it is malformed */
export async function signatureElements(
  container: Archive,
  file: ArchiveFile,
  budget: ReadingBudget,
): Promise<Element[]> {
  return signaturesIn(await container.readWhole(file, maxSignatureFileBytes), budget);
}

/**
 * The signatures of a file, which must be the only children of the root (annex A.5): nested ones are not signatures of
 * the container.
 */
function signaturesIn(bytes: Buffer, budget: ReadingBudget): Element[] {
  const root = parseSignatureFile(bytes, budget);
  const signatures = childrenNamed(root, "ds", "Signature");
  const isPlain = isElement(root, "asic", "XAdESSignatures") && signatures.length > 0;
  if (!isPlain || signatures.length !== root.children.length) throw new XmlFault("xml_malformed");
  return signatures;
}
