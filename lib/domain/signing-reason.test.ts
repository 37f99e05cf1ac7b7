import { expect, test } from "vitest";
import { reasonSentence } from "./signing-reason";

test("a refused field is named in our words, with the signer's number", () => {
  const sentence = reasonSentence({
    code: "gateway_refused",
    fields: ["[signers][1][phone]", "[signers][1][phone]"],
  });
  expect(sentence).toMatch(/Look at: phone of signer 2\.$/);
});

test("a field that we do not know is left out, so that no raw text reaches the screen", () => {
  expect(reasonSentence({ code: "gateway_refused", fields: ["[files][0][token]"] })).not.toContain("[");
});
