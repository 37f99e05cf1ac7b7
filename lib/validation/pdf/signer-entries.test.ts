import { expect, test } from "vitest";
import { validateBytes } from "../testing/validate-fixture";
import { appendSigned, firstSignature, plainDocument, signature, writePdf } from "../testing/written-pdf";

async function conclusionOf(entries: string) {
  const signed = await appendSigned(
    writePdf(plainDocument),
    { ...firstSignature, 8: signature(entries) },
    "Ona",
  );
  return (await validateBytes(signed, { signerCount: 1 })).signatures[0]?.conclusion;
}

test("a signature's place and time are those that its dictionary claims", async () => {
  expect(await conclusionOf("/Location (Vilnius)")).toMatchObject({
    productionPlace: "Vilnius",
    claimedTime: "2026-11-24T12:00:00.000Z",
  });
});

test("a personal code in the stated place is left out", async () => {
  expect(await conclusionOf("/Location (Vilnius, PNOLT-39901019992)")).toMatchObject({
    productionPlace: "Vilnius",
  });
  expect(await conclusionOf("/Location ()")).toMatchObject({ productionPlace: null });
});
