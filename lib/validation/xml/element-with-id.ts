import type { Element } from "@xmldom/xmldom";

const known = new WeakMap<Element, Map<string, Element>>();

/** The only element with an id in an element, which parsing has made sure of. Ids are collected once for each root. */
export function elementWithId(root: Element, id: string): Element | undefined {
  const before = known.get(root);
  const ids = before ?? collectIds(root);
  if (!before) known.set(root, ids);
  return ids.get(id);
}

function collectIds(root: Element): Map<string, Element> {
  const ids = new Map<string, Element>();
  for (const element of [root, ...root.getElementsByTagName("*")])
    for (const { name, value } of element.attributes)
      if (/^(xml:)?id$/i.test(name) && !ids.has(value)) ids.set(value, element);
  return ids;
}
