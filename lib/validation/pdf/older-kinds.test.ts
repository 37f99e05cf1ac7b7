import { execFile } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { fillInSignature, type ToSign } from "../testing/sign-update";
import { validateBytes } from "../testing/validate-fixture";
import { appendObjects, firstSignature, plainDocument, signature, writePdf } from "../testing/written-pdf";

type Make = (given: ToSign) => Promise<Buffer>;

/** Signs a page with a signature of this kind. */
function signedAs(subFilter: string, make: Make): Promise<Buffer> {
  const dictionary = signature("", 6000).replace("ETSI.CAdES.detached", subFilter);
  const pdf = appendObjects(writePdf(plainDocument), { ...firstSignature, 8: dictionary });
  return fillInSignature(pdf, { name: "Ona", make });
}

async function verdictsOn(pdf: Buffer) {
  const file = path.join(await temporaryFolder(), "signed.pdf");
  await writeFile(file, pdf);
  const { stdout } = await promisify(execFile)("pdfsig", ["-nocert", file]);
  const { signatures } = await validateBytes(pdf, { signerCount: 1 });
  return {
    ours: signatures.flatMap(({ faults }) => faults),
    pdfsig: /Signature Validation: (.*)\./.exec(stdout)?.[1],
  };
}

/** Signs content with OpenSSL, without signed attributes: its value is over the content itself. */
async function messageOver(content: Buffer, { key, certificate }: ToSign, ...options: string[]) {
  const folder = await temporaryFolder();
  const [file, signer, inkey] = ["content", "signer.pem", "key.pem"].map((name) => path.join(folder, name));
  await writeFile(file!, content);
  await writeFile(signer!, new X509Certificate(certificate).toString());
  await writeFile(inkey!, key.export({ format: "pem", type: "pkcs8" }));
  const files = ["-in", file!, "-signer", signer!, "-inkey", inkey!];
  const args = ["cms", "-sign", "-binary", "-noattr", "-outform", "DER", ...options, ...files];
  return (await promisify(execFile)("openssl", args, { encoding: "buffer" })).stdout;
}

/** A message that encloses the SHA-1 of what it covers. */
const enclosing = (given: ToSign) =>
  messageOver(createHash("sha1").update(given.covered).digest(), given, "-nodetach", "-md", "sha1");

const withoutAttributes = (given: ToSign) => messageOver(given.covered, given);

const otherThan =
  (make: Make): Make =>
  (given: ToSign) =>
    make({ ...given, covered: Buffer.concat([given.covered, Buffer.from(" ")]) });

// SHA-1 was good once, and is not when these were signed.
test.each([
  ["the digest of the file inside it", "adbe.pkcs7.sha1", enclosing, ["weak_algorithm"]],
  ["no signed attributes", "adbe.pkcs7.detached", withoutAttributes, []],
] as const)("a signature with %s is verified", async (_, subFilter, make, ours) => {
  expect(await verdictsOn(await signedAs(subFilter, make))).toEqual({
    ours,
    pdfsig: "Signature is Valid",
  });
});

test.each([
  ["the digest of another file inside it", "adbe.pkcs7.sha1", enclosing],
  ["no signed attributes", "adbe.pkcs7.detached", withoutAttributes],
] as const)("a signature with %s over other bytes is reported as changed", async (_, subFilter, make) => {
  const { ours, pdfsig } = await verdictsOn(await signedAs(subFilter, otherThan(make)));
  expect(ours).toContain("document_changed");
  expect(pdfsig).not.toBe("Signature is Valid");
});

test("a PAdES signature without signed attributes is malformed", async () => {
  const { ours } = await verdictsOn(await signedAs("ETSI.CAdES.detached", withoutAttributes));
  expect(ours).toContain("cms_malformed");
});

test("a detached signature that encloses a digest is malformed", async () => {
  const { ours } = await verdictsOn(await signedAs("adbe.pkcs7.detached", enclosing));
  expect(ours).toContain("cms_malformed");
});
