import { expect, test } from "vitest";
import { translatorFor } from "@/lib/i18n/translator";
import { outcomeSentence } from "./outcome-sentence";

const english = translatorFor("en");

test("the outcome of a bulk action says how many documents it applied to", () => {
  const outcome = { done: ["doc_1", "doc_2", "doc_3"], refused: [] };
  expect(outcomeSentence("reminded", outcome, english)).toBe("Reminded 3.");
});

test("the outcome of a bulk action says why others were skipped, the most frequent reason first", () => {
  const refused = [
    { documentId: "doc_2", obstacle: "not_yours" as const },
    { documentId: "doc_3", obstacle: "nobody_to_remind" as const },
    { documentId: "doc_4", obstacle: "nobody_to_remind" as const },
  ];
  expect(outcomeSentence("reminded", { done: ["doc_1"], refused }, english)).toBe(
    "Reminded 1; 2 have nobody to remind; 1 belongs to somebody else.",
  );
});

test("the outcome of a bulk action that did nothing says so", () => {
  const refused = [{ documentId: "doc_1", obstacle: "document_gone" as const }];
  expect(outcomeSentence("trashed", { done: [], refused }, english)).toBe(
    "Nothing was deleted; 1 is not there any more.",
  );
});
