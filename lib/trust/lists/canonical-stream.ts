import type { Hash } from "node:crypto";
import { attributeText, byCodePoints, plainText } from "@/lib/validation/xml/canonical-text";
import type { Canonicalization } from "@/lib/validation/xml/canonical-xml";
import { scanXml, type TextRange, type XmlTag } from "./scan-xml";

type Namespaces = ReadonlyMap<string, string>;
/** Declarations in scope, and those that have been written, around an element. */
type Scope = { declared: Namespaces; rendered: Namespaces };

const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";
const flushAt = 64 * 1024;

/**
 * Hashes the canonical form of a whole document without its enveloped signature and without comments (XML Signature,
 * 6.6.4; Canonical XML 1.0 and 1.1; Exclusive XML Canonicalization 1.0). Nothing is kept but the names in scope.
 *
 * @param isDocument whether instructions around the root belong to it, as with URI="" (XML Signature, 4.4.3.3)
 * @throws {ListFault} see `scanXml`
 */
export function hashCanonical(hash: Hash, { text, form, excluded, isDocument }: CanonicalDocument): void {
  const scopes: Scope[] = [{ declared: new Map(), rendered: new Map() }];
  let pending = "";
  let skippedDepth = 0;
  let isBehindRoot = false;

  function write(piece: string): void {
    pending += piece;
    if (pending.length > flushAt) flush();
  }
  function flush(): void {
    hash.update(pending, "utf8");
    pending = "";
  }

  scanXml(text, {
    onOpen(tag, { start }) {
      if (skippedDepth > 0 || start === excluded.start) return void skippedDepth++;
      const scope = scopes.at(-1) ?? { declared: new Map(), rendered: new Map() };
      const { piece, inside } = startTag(tag, scope, form);
      scopes.push(inside);
      write(piece);
    },
    onClose(tag) {
      if (skippedDepth > 0) return void skippedDepth--;
      scopes.pop();
      write(`</${tag.name}>`);
      isBehindRoot = scopes.length === 1;
    },
    onText(value) {
      if (skippedDepth === 0 && scopes.length > 1) write(plainText(value));
    },
    onInstruction(target, body) {
      const instruction = `<?${target}${body ? ` ${body}` : ""}?>`;
      if (skippedDepth > 0) return;
      if (scopes.length > 1) write(instruction);
      else if (isDocument) write(isBehindRoot ? `\n${instruction}` : `${instruction}\n`);
    },
  });
  flush();
}

export type CanonicalDocument = {
  text: string;
  form: Canonicalization;
  /** The element that is left out. */
  excluded: TextRange;
  isDocument: boolean;
};

function startTag(tag: XmlTag, { declared, rendered }: Scope, form: Canonicalization) {
  const own = Object.entries(tag.ns);
  const scope = own.length > 0 ? new Map([...declared, ...own]) : declared;
  const attributes = Object.values(tag.attributes).filter(({ uri }) => uri !== xmlnsNamespace);
  const wanted =
    form.version === "exclusive"
      ? new Set([tag.prefix, ...attributes.flatMap(({ prefix }) => prefix || []), ...form.inclusivePrefixes])
      : scope.keys();
  const fresh = [...wanted]
    .filter((prefix) => prefix !== "xml" && (scope.get(prefix) ?? "") !== (rendered.get(prefix) ?? ""))
    .toSorted(byCodePoints)
    .map((prefix): [string, string] => [prefix, scope.get(prefix) ?? ""]);
  const declarations = fresh.map(
    ([prefix, uri]) => ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${attributeText(uri)}"`,
  );
  const written = attributes
    .toSorted((a, b) => byCodePoints(a.uri, b.uri) || byCodePoints(a.local, b.local))
    .map(({ name, value }) => ` ${name}="${attributeText(value)}"`);
  return {
    piece: `<${tag.name}${declarations.join("")}${written.join("")}>`,
    inside: {
      declared: scope,
      rendered: fresh.length > 0 ? new Map([...rendered, ...fresh]) : rendered,
    },
  };
}
