import { expect, test } from "vitest";
import { refusedPlaces } from "./signing-reason";

test("a refused field is named once, with the signer's number", () => {
  const fields = ["[signers][1][phone]", "[signers][1][phone]"];
  expect(refusedPlaces({ code: "gateway_refused", fields })).toEqual([{ field: "phone", number: 2 }]);
});

test("a field that we do not know is left out, so that no raw text reaches the screen", () => {
  expect(refusedPlaces({ code: "gateway_refused", fields: ["[files][0][token]"] })).toEqual([]);
});
