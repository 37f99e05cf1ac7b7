/**
 * What people read comes out of messages/, in their language. Selectors for `no-restricted-syntax` that find words
 * written into a component or a page: as text, in an attribute that people see or hear, in a title.
 */
const shown =
  "/^(alt|aria-(description|label|placeholder|roledescription|valuetext)|error|hint|label|placeholder|title)$/";

/** At least one letter; the portal's own name needs no translation. */
const words = ":matches(JSXText, Literal)[value=/\\p{L}/u]:not([value=/^\\s*(%s · )?Paraph\\s*$/])";
const templateWords = "TemplateLiteral > TemplateElement[value.raw=/\\p{L}/u]";

/** Where a literal is what is shown itself, perhaps as one of two choices. */
const choice = ":matches(ConditionalExpression, LogicalExpression)";
const inside = (/** @type {string} */ place) =>
  ["", ` > ${choice}`, ` > ${choice} > ${choice}`].flatMap((depth) => [
    `${place}${depth} > ${words}`,
    `${place}${depth} > ${templateWords}`,
  ]);

const places = [
  ":matches(JSXElement, JSXFragment)",
  ":matches(JSXElement, JSXFragment) > JSXExpressionContainer",
  `JSXAttribute[name.name=${shown}]`,
  `JSXAttribute[name.name=${shown}] > JSXExpressionContainer`,
  "ObjectExpression > Property[key.name=/^(default|description|title)$/]",
];

export const literalWords = places.flatMap(inside).map((selector) => ({
  selector,
  message: "People read this: put the words into messages/*.json, in each language.",
}));
