import { expect, test } from "vitest";
import { createSealer } from "@/lib/base/secrets/seal";
import { sampleReport, sampleSignature } from "@/lib/domain/validation/testing/sample-report";
import { openSealedReport, sealReport } from "./sealed-report";

const sealer = createSealer("a secret of the portal, long enough");
const made = { report: sampleReport([sampleSignature()]), fileName: "Contract.pdf", userId: "usr_ada" };

test("a sealed report opens for the user for whom it was made", () => {
  const sealed = sealReport(sealer, made);
  expect(openSealedReport(sealer, { sealed, userId: "usr_ada" })).toEqual(made);
  expect(openSealedReport(sealer, { sealed, userId: "usr_eve" })).toBeUndefined();
});

test("a report that this portal did not make, or that was changed since, does not open", () => {
  const open = (sealed: string) => openSealedReport(sealer, { sealed, userId: "usr_ada" });
  const [first, ...others] = sealReport(sealer, made);
  expect(open([first === "A" ? "B" : "A", ...others].join(""))).toBeUndefined();
  expect(open(sealReport(createSealer("the secret of another portal 123"), made))).toBeUndefined();
  expect(open(sealer.seal("signer.token", JSON.stringify(made)))).toBeUndefined();
  expect(open(JSON.stringify(made))).toBeUndefined();
  expect(open("")).toBeUndefined();
});
