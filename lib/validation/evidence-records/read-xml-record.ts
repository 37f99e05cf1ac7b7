import type { Element } from "@xmldom/xmldom";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { canonicalize } from "../xml/canonical-xml";
import { isHtmlName } from "../xml/html-name";
import { readAnyCanonicalization, readDigestMethod } from "../xml/xml-algorithms";
import {
  bytesOf,
  childNamed,
  childrenNamed,
  isElement,
  parseSignatureFile,
  requireChild,
} from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";
import {
  type ArchiveChain,
  type ArchiveTimestamp,
  costOfStamp,
  type EvidenceRecord,
} from "./evidence-record";
import { canonicalFile } from "./canonical-file";
import { hashOf } from "./hash-tree";
import { readCryptographicInformation } from "./cryptographic-information";
import { RecordFault } from "./record-fault";

/**
 * Reads an EvidenceRecord in XML (RFC 6283, 2).
 *
 * @throws {RecordFault} for anything else, {TooComplex} for more than the budget has left
 */
export function readXmlRecord(bytes: Uint8Array, budget: ReadingBudget): EvidenceRecord {
  try {
    const root = parseSignatureFile(bytes, budget);
    if (!isElement(root, "ers", "EvidenceRecord")) throw new RecordFault("record_malformed");
    const sequence = requireChild(root, "ers", "ArchiveTimeStampSequence");
    const chains = inOrder(childrenNamed(sequence, "ers", "ArchiveTimeStampChain"));
    return {
      format: "RFC 6283",
      isEncrypted: childNamed(root, "ers", "EncryptionInformation") !== undefined,
      chains: chains.map((chain, index) =>
        readChain(chain, { sequence, later: index > 0 ? chains.slice(index) : undefined, budget }),
      ),
    };
  } catch (cause) {
    throwIfReadingFault(cause);
    if (!(cause instanceof XmlFault)) throw cause;
    const isUnsupported = cause.fault === "algorithm_unsupported";
    throw new RecordFault(isUnsupported ? "algorithm_unsupported" : "record_malformed", { cause });
  }
}

type ChainReading = {
  sequence: Element;
  /** The chains that were not there yet when this one was made, with itself; missing for the first one. */
  later: readonly Element[] | undefined;
  budget: ReadingBudget;
};

function readChain(chain: Element, { sequence, later, budget }: ChainReading): ArchiveChain {
  const digest = readDigestMethod(requireChild(chain, "ers", "DigestMethod"));
  const form = readAnyCanonicalization(requireChild(chain, "ers", "CanonicalizationMethod"));
  const hashOfElement = (element: Element, isLeftOut?: (inner: Element) => boolean) =>
    hashOf(digest, canonicalize(element, form, { budget, ...(isLeftOut && { isLeftOut }) }));
  return {
    digest,
    // A renewed hash tree holds that of the chains before besides those of the files (RFC 6283, 4.2.2).
    renewed: later ? [hashOfElement(sequence, (inner) => later.includes(inner))] : [],
    timestamps: inOrder(childrenNamed(chain, "ers", "ArchiveTimeStamp")).map((element): ArchiveTimestamp => {
      budget.spend("signatures", costOfStamp);
      const stamp = requireChild(element, "ers", "TimeStamp");
      const tree = childNamed(element, "ers", "HashTree");
      return {
        tree: tree ? inOrder(childrenNamed(tree, "ers", "Sequence")).map(readGroup) : [],
        token: readToken(requireChild(stamp, "ers", "TimeStampToken")),
        renewal: hashOfElement(stamp),
        ...readCryptographicInformation(stamp, budget),
      };
    }),
    async protects({ name, content }, holds) {
      if (holds(await content.digest(digest))) return "whole";
      const canonical = await canonicalFile(content, form, budget);
      if (!canonical || !holds(hashOf(digest, canonical.bytes))) return "nothing";
      return canonical.isWhole && !isHtmlName(name) ? "whole" : "part";
    },
  };
}

const readGroup = (group: Element): Buffer[] => childrenNamed(group, "ers", "DigestValue").map(bytesOf);

/** Of the kinds of time-stamps only those of RFC 3161 are read (RFC 6283, 3.1.2). */
function readToken(token: Element): Buffer {
  if (token.getAttribute("Type") !== "RFC3161") throw new RecordFault("algorithm_unsupported");
  return bytesOf(token);
}

/** Elements by their attribute `Order`, which counts from 1 (RFC 6283, 2.1). */
function inOrder(elements: Element[]): Element[] {
  const ordered = elements.toSorted((one, other) => orderOf(one) - orderOf(other));
  if (ordered.length === 0 || ordered.some((element, index) => orderOf(element) !== index + 1))
    throw new RecordFault("record_malformed");
  return ordered;
}

const orderOf = (element: Element): number => Number(element.getAttribute("Order"));
