import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import { ListFault } from "./list-fault";
import { readScheme } from "./read-scheme";
import { readService } from "./read-service";
import { scanXml, type TextRange, type XmlTag } from "./scan-xml";
import type { ListScheme, TrustedList } from "./trusted-list";
import { collectTree, englishAt, type XmlNode } from "./xml-tree";

const listNamespace = "http://uri.etsi.org/02231/v2#";
const signatureNamespace = "http://www.w3.org/2000/09/xmldsig#";

/** Where the parts of a list are that its signature is verified with. */
export type ListParts = {
  /** The start tag of the root, with its namespaces and its id. */
  rootTag: { name: string; text: string };
  /** The only signature, which is a child of the root. */
  signature: TextRange;
};

/**
 * Reads a trusted list (ETSI TS 119 612, versions 4 to 6) without judging its signature.
 *
 * @param text the list, decoded
 * @throws {ListFault} for a list that cannot be read, has no signature, or has more than one
 */
export function readList(text: string): TrustedList & { parts: ListParts } {
  const services: TrustedService[] = [];
  let scheme: ListScheme | undefined;
  let provider = "";
  const take: Record<string, (node: XmlNode) => void> = {
    "/SchemeInformation": (node) => (scheme = readScheme(node)),
    "/TrustServiceProviderList/TrustServiceProvider/TSPInformation": (node) =>
      (provider = englishAt(node, "TSPName", "Name")),
    "/TrustServiceProviderList/TrustServiceProvider/TSPServices/TSPService": (node) =>
      services.push(...readService(node, { country: scheme?.territory ?? "", provider })),
  };

  const path: string[] = [];
  const tree = collectTree();
  let taken: { path: string; take: (node: XmlNode) => void } | undefined;
  let rootTag: ListParts["rootTag"] | undefined;
  const signatures: (TextRange & { depth: number })[] = [];

  function open(tag: XmlTag, range: TextRange): void {
    path.push(tag.local);
    if (path.length === 1)
      rootTag = { name: tag.name, text: rootText(tag, text.slice(range.start, range.end)) };
    if (tag.uri === signatureNamespace && tag.local === "Signature")
      signatures.push({ start: range.start, end: range.start, depth: path.length });
    const here = `/${path.slice(1).join("/")}`;
    const interested = tag.uri === listNamespace && take[here];
    if (!taken && interested) taken = { path: here, take: interested };
    if (taken) tree.open(tag);
  }

  scanXml(text, {
    onOpen: open,
    onText: (value) => void (taken && tree.text(value)),
    onClose(tag, end) {
      const signature = signatures.at(-1);
      if (signature?.depth === path.length && signature.end === signature.start) signature.end = end;
      const node = taken && tree.close();
      if (taken && node) {
        taken.take(node);
        taken = undefined;
      }
      path.pop();
    },
  });
  if (!rootTag || !scheme) throw new ListFault("not_parsable");
  const [signature, another] = signatures;
  if (!signature) throw new ListFault("not_signed");
  if (another) throw new ListFault("signed_twice");
  if (signature.depth !== 2) throw new ListFault("signature_unsupported");
  return { scheme, services, parts: { rootTag, signature } };
}

function rootText({ uri, local, isSelfClosing }: XmlTag, text: string): string {
  if (uri !== listNamespace || local !== "TrustServiceStatusList" || isSelfClosing)
    throw new ListFault("not_parsable");
  return text;
}
