import type { Element } from "@xmldom/xmldom";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import type { Archive } from "@/lib/formats/zip/open-archive";
import { withoutPersonalCodes } from "../certificates/personal-codes";
import { type ReadSignature, unreadable } from "../process/evidence";
import type { ValidationContext } from "../process/validation-context";
import { judgeSignature } from "../report/signature-verdict";
import type { NamedSignature } from "../report/valid-signers";
import { readXades, type XadesContext } from "../xades/read-xades";
import { childrenNamed, isElement, parseSignatureFile } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";

/** Even with certificates and revocation lists for decades, a signature has only a few megabytes. */
const maxSignatureFileBytes = 16 * 1024 * 1024;

/**
 * Any file of this name may hold XAdES signatures (ETSI EN 319 162-1, 4.4.3.2). A signed OpenDocument has one of them
 * (OpenDocument 1.2, part 3, 5), and ADoc has them in a folder.
 */
export const isSignatureFile = ({ name }: ArchiveFile) =>
  /^META-INF\/([^/]*signatures[^/]*|signatures\/[^/]+)\.xml$/.test(name);

type Validating = XadesContext & { names: string[]; validation: ValidationContext };

/** Validates every signature in one signature file. A malformed file counts as one invalid signature. */
export async function validateSignatureFile(
  container: Archive,
  file: ArchiveFile,
  { names, validation, ...context }: Validating,
): Promise<NamedSignature[]> {
  const place = withoutPersonalCodes(file.name);
  const judged = (read: ReadSignature, coversEverything: boolean): NamedSignature => {
    const { personalCode, certificateBytes, queries, ...verdict } = judgeSignature(read, validation);
    const signature = { place, kind: "XAdES", addedAfter: null, ...verdict, coversEverything };
    return { personalCode, certificateBytes, queries, signature };
  };
  const validated: NamedSignature[] = [];
  try {
    for (const element of await signatureElements(container, file, context.budget)) {
      const { read, covered } = await readXades(element, context);
      validated.push(
        judged(
          read,
          names.every((name) => covered.has(name)),
        ),
      );
    }
  } catch (error) {
    if (error instanceof XmlFault) return [judged(unreadable("XAdES", error.fault), false)];
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
 * the container. In ADoc the root is a signature itself.
 */
function signaturesIn(bytes: Buffer, budget: ReadingBudget): Element[] {
  const root = parseSignatureFile(bytes, budget);
  const { length } = root.children;
  if (isElement(root, "ds", "Signature")) return [root];
  const signatures = childrenNamed(root, "ds", "Signature");
  const isList =
    isElement(root, "asic", "XAdESSignatures") || isElement(root, "odfSignatures", "document-signatures");
  if (!isList || signatures.length === 0 || signatures.length !== length) throw new XmlFault("xml_malformed");
  return signatures;
}
