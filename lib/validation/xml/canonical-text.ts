/** What the forms of canonical XML have in common: the order of attributes, and how text and values are written. */

export const byCodePoints = (left: string, right: string) =>
  Buffer.compare(Buffer.from(left), Buffer.from(right));

const textEntities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };
const attributeEntities: Record<string, string> = {
  ...{ "&": "&amp;", "<": "&lt;", '"': "&quot;" },
  ...{ "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;" },
};

export const plainText = (value: string) =>
  value.replace(/[&<>\r]/g, (letter) => textEntities[letter] ?? letter);

export const attributeText = (value: string) =>
  value.replace(/[&<"\t\n\r]/g, (letter) => attributeEntities[letter] ?? letter);
