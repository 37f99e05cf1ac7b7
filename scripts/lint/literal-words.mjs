/**
 * Selectors for `no-restricted-syntax` that find words written into a component or a page: as text, in visible or
 * spoken attributes, in titles. All words that people read must come from messages/, in their language.
 */
const shown =
  "/^(alt|aria-(description|label|placeholder|roledescription|valuetext)|error|hint|label|placeholder|title)$/";

/** At least one letter; the portal's own name needs no translation. */
const words = ":matches(JSXText, Literal)[value=/\\p{L}/u]:not([value=/^\\s*(%s · )?Paraph\\s*$/])";
const templateWords = "TemplateLiteral > TemplateElement[value.raw=/\\p{L}/u]";

/** Places where a literal is itself shown, perhaps as one of two choices. */
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
