import { expect, test } from "vitest";
import { signingErrorSentence } from "./signing-error";

test.each([[[{ code: 7023, message: "raw" }]], [["7023"]], ["error 7023"], [{ error_code: "7023" }]])(
  "a cancel is recognised in %j",
  (errors) => {
    expect(signingErrorSentence(errors)).toMatch(/^You cancelled\./);
  },
);

test.each([[undefined], [null], [[]], ["boom"], [[{ code: 9999, message: "SQLSTATE 6001x" }]]])(
  "%j gets the general sentence, and never the raw message",
  (errors) => {
    expect(signingErrorSentence(errors)).toMatch(/^Something went wrong/);
  },
);
