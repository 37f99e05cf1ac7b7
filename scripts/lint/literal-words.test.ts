import { Linter } from "eslint";
import { expect, test } from "vitest";
import { literalWords } from "./literal-words.mjs";

const findings = (code: string) =>
  new Linter().verify(code, {
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: { "no-restricted-syntax": ["error", ...literalWords] },
  });

test.each([
  "<p>Who signs it?</p>",
  "<>Išsiųsta</>",
  '<p>{"Draft"}</p>',
  '<p>{isNew ? "Draft" : t("sent")}</p>',
  "<p>{hasFailed && `The pages of ${name}`}</p>",
  '<p>{isNew ? t("draft") : isSent && "Sent"}</p>',
  '<button aria-label="Remove" />',
  "<button title={`Remove ${name}`} />",
  '<input placeholder={isNew ? "Name" : undefined} />',
  '<TextField label="Email" hint={t("hint")} />',
  'export const metadata = { title: "Account" };',
])("the rule reports words in the code: %s", (code) => {
  expect(findings(code)).not.toEqual([]);
});

test.each([
  '<p className="text-ink-soft">{t("who")}</p>',
  '<p>{isNew ? t("draft") : t("sent")}</p>',
  '<button aria-label={t("remove", { name: `${name} ${surname}` })} type="submit" />',
  "<p>{name} – {size}</p>",
  '<p>{isNew && <b className="font-medium">{t("draft")}</b>}</p>',
  '<p>{kind === "draft" && t("draft")}</p>',
  "<h1>Paraph</h1>",
  'const metadata = { title: t("title") };',
])("the rule accepts code without words for people: %s", (code) => {
  expect(findings(code)).toEqual([]);
});
