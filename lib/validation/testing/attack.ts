import { validateBytes } from "./validate-fixture";
import {
  appendObjects,
  appendSigned,
  firstSignature,
  type Objects,
  plainDocument,
  secondSignature,
  writePdf,
} from "./written-pdf";

/** What the signer signs, and what is appended afterwards, with or without another signature. */
export type Attack = { signed?: Objects; update: Objects; isSigned?: boolean };

/** What is reported after the first signature, and whether it keeps the file out. */
export async function additionAfter({ signed, update, isSigned = false }: Attack) {
  const first = await appendSigned(writePdf(plainDocument), { ...firstSignature, ...signed }, "Ona");
  const after = isSigned
    ? await appendSigned(first, { ...secondSignature, ...update }, "Mallory")
    : appendObjects(first, update);
  const report = await validateBytes(after, { signerCount: 1 });
  return {
    added: report.signatures[0]?.addedAfter,
    isKeptOut: report.problems.includes("changed_after_signing"),
  };
}
