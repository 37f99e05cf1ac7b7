import type { XmlTag } from "./scan-xml";

/** A small part of a list, read whole. Names are without prefixes. */
export type XmlNode = { name: string; attributes: Map<string, string>; children: XmlNode[]; text: string };

/** Collects the elements inside one another from the events of `scanXml`. */
export function collectTree() {
  const open: XmlNode[] = [];
  return {
    open({ local, attributes }: XmlTag): void {
      const values = Object.values(attributes).map(({ name, local: own, value }): [string, string] => [
        name.startsWith("xml:") ? name : own,
        value,
      ]);
      const node: XmlNode = { name: local, attributes: new Map(values), children: [], text: "" };
      open.at(-1)?.children.push(node);
      open.push(node);
    },
    text(value: string): void {
      const node = open.at(-1);
      if (node) node.text += value;
    },
    /** @returns the whole tree once its first element is closed */
    close(): XmlNode | undefined {
      const node = open.pop();
      return open.length === 0 ? node : undefined;
    },
  };
}

/** The elements at the end of a path of names. */
export function all(node: XmlNode | undefined, ...names: string[]): XmlNode[] {
  return names.reduce<XmlNode[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    node ? [node] : [],
  );
}

export const first = (node: XmlNode | undefined, ...names: string[]): XmlNode | undefined =>
  all(node, ...names)[0];

export const textAt = (node: XmlNode | undefined, ...names: string[]): string =>
  first(node, ...names)?.text.trim() ?? "";

/** The text in English, or else the first one (ETSI TS 119 612, 5.1.4). */
export function englishAt(node: XmlNode | undefined, ...names: string[]): string {
  const texts = all(node, ...names);
  const english = texts.find(({ attributes }) => /^en\b/i.test(attributes.get("xml:lang") ?? ""));
  return (english ?? texts[0])?.text.trim() ?? "";
}

/** An instant of XML Schema, read as UTC where it has no zone; undefined for anything else. */
export function instantAt(node: XmlNode | undefined, ...names: string[]): Date | undefined {
  const text = textAt(node, ...names);
  const instant = new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** What comes behind the last of the given parts of a URI; the whole URI if it has none. */
export function behind(uri: string, part: string): string {
  const index = uri.lastIndexOf(part);
  return index < 0 ? uri.trim() : uri.slice(index + part.length).trim();
}
