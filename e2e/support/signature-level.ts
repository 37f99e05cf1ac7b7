import { readFile } from "node:fs/promises";
import { unzipSync } from "fflate";
import { revisionsOf } from "@/sandbox/testing/pdf-verifiers";
import type { SandboxGateway } from "@/testing/sandbox-gateway";
import { pdfSignatures } from "./pdf-signatures";
import { expect } from "./test";
import { signatureFiles, xmlsec } from "./xmlsec";

/** The level of signatures: with a time-stamp only, or with the evidence of their validity too (docs/decisions/0034-levels.md). */
type SignatureLevel = "T" | "LT";

type Expected = { gateway: SandboxGateway; level: SignatureLevel; signatures: number };

/** The updates that a signature adds to a PDF. */
const updatesPerSignature = { T: ["signature"], LT: ["signature", "evidence"] };

/**
 * Expects a PDF to be its source with signatures of a level, each of which pdfsig accepts. Only at level T does the last
 * one cover the whole file.
 */
export async function expectSignedPdf(
  path: string,
  { gateway, level, signatures, source }: Expected & { source: Buffer },
): Promise<void> {
  const file = await readFile(path);
  expect(file.subarray(0, source.length).equals(source), "begins with its source").toBe(true);
  const each = Array.from({ length: signatures }, (_, index) => index);
  expect(revisionsOf(file.subarray(source.length))).toEqual(each.flatMap(() => updatesPerSignature[level]));
  expect(await pdfSignatures(path, await gateway.certificateAuthority())).toEqual(
    each.map((index) => ({
      ...{ validation: "Signature is Valid.", certificate: "Certificate is Trusted." },
      coverage: `${level === "T" && index === signatures - 1 ? "Total" : "Not total"} document signed`,
    })),
  );
}

/** Expects a container to have signatures of a level, each of which xmlsec1 accepts over all of its files. */
export async function expectSignedContainer(
  path: string,
  { gateway, level, signatures, files }: Expected & { files: number },
): Promise<void> {
  const container = await readFile(path);
  const references = files + 1; // and the signed properties
  expect(await xmlsec(container, gateway)).toEqual(
    Array<unknown>(signatures).fill(
      expect.stringContaining(`SignedInfo References (ok/all): ${references}/${references}`),
    ),
  );
  const entries = unzipSync(container);
  for (const name of signatureFiles(entries)) {
    const text = Buffer.from(entries[name] ?? []).toString();
    for (const element of ["<xades:CertificateValues", "<xades:RevocationValues"])
      expect(text.includes(element), `${element} in ${name}`).toBe(level === "LT");
  }
}
