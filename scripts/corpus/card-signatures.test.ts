import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { isAccepted } from "@/lib/domain/validation/validation-report";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { asSource } from "@/lib/validation/testing/container-files";
import { validateSignedContainer } from "@/lib/validation/container/validate-signed-container";
import { validateSignedPdf } from "@/lib/validation/pdf/validate-signed-pdf";
import { type Answer, gatewayAt, until } from "@/sandbox/testing/gateway-calls";
import { pdfsig } from "@/sandbox/testing/pdf-verifiers";
import { signerAt } from "@/sandbox/testing/signer-calls";
import { startTestSandbox } from "@/sandbox/testing/test-sandbox";
import { xmlsec } from "@/sandbox/testing/xml-verifiers";
import { plainPdf } from "@/testing/odd-pdfs";

/** Cards sign with RSA of 2048 bits in Lithuania, and by P-384 elsewhere. */
const cards = [
  { id: "rsa", method: "stationary", country: "LT", code: "50001029996" },
  { id: "p384", method: "stationary", country: "EE", code: "60001019906" },
];

/** Has a PDF, or a container with it, signed with both cards. */
async function signedWithCards(type: "pdf" | "asice") {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const source = plainPdf();
  const signing = await gateway.createSigning(
    source,
    cards.map(({ id }) => id),
    { type },
  );
  for (const { id, ...card } of cards) {
    const signer = signerAt(url, signing, id);
    const { body } = await signer.start(card);
    await signer.confirm(body.id); // the PIN
    const isOver = (answer: Answer) => answer.body.status !== "waiting";
    expect((await until(() => signer.session(body.id), isOver)).body).toMatchObject({ status: "signed" });
  }
  const signed = await gateway.download(`/api/signing/${signing.token}/download`);
  const folder = await temporaryFolder();
  const files = { sourcePath: path.join(folder, "source.pdf"), path: path.join(folder, `signed.${type}`) };
  await writeFile(files.sourcePath, source);
  await writeFile(files.path, signed);
  const trusted = await (await fetch(`${url}/sandbox/ca.pem`)).text();
  return { source, signed, files, trusted };
}

const faultless = cards.map(() => ({ valid: true, faults: [] }));

test("signatures by ID cards in a PDF are valid for pdfsig, and accepted", async () => {
  const { signed, files, trusted } = await signedWithCards("pdf");
  const verdict = await pdfsig(signed, trusted);
  expect(verdict.match(/Signature is Valid/g)).toHaveLength(cards.length);
  expect(verdict.match(/Hash Algorithm: SHA-\d+/g)).toEqual([
    "Hash Algorithm: SHA-256",
    "Hash Algorithm: SHA-384",
  ]);
  const report = await validateSignedPdf({ ...files, signerCount: cards.length, now: new Date() });
  expect(report).toMatchObject({ problems: [], signatures: faultless });
  expect(isAccepted(report)).toBe(true);
});

test("signatures by ID cards in a container are valid for xmlsec1, and accepted", async () => {
  const { source, signed, files, trusted } = await signedWithCards("asice");
  for (const index of cards.keys())
    expect(await xmlsec(signed, `META-INF/signatures${index}.xml`, trusted)).toContain("(ok/all)");
  const request = { path: files.path, sources: [asSource(source)], signerCount: cards.length };
  const report = await validateSignedContainer({ ...request, now: new Date() });
  expect(report).toMatchObject({ problems: [], signatures: faultless });
  expect(isAccepted(report)).toBe(true);
});
