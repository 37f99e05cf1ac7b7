import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/test-sandbox";
import type { ResponderFault } from "../domain/responder-fault";
import { openAuthority } from "./authority";
import { holderKeyOf } from "./holder-key";

const run = promisify(execFile);
const person = { country: "LT", code: "50001018865", name: "Ona", surname: "Onaitė" };

/** The signer's OCSP response in the evidence of a signature made now, as openssl reads and verifies it. */
async function responseIn(fault?: ResponderFault) {
  const folder = await temporaryFolder();
  const now = new Date();
  const authority = await openAuthority(folder, { now: () => now, origin: () => "http://127.0.0.1:3100" });
  const { certificate, chain } = await authority.signerFor(
    person,
    holderKeyOf({ method: "mobile", country: "LT" }),
  );
  const evidence = await authority.evidenceOf(certificate, fault);
  const files = { "response.der": evidence.ocspResponses[0], "signer.der": certificate };
  const issuers = { "issuer.der": chain[0], "root.der": chain[1] };
  for (const [name, bytes] of Object.entries({ ...files, ...issuers }))
    await writeFile(path.join(folder, name), bytes ?? "");
  const openssl = async (...args: string[]) => {
    const { stdout, stderr } = await run("openssl", args, { cwd: folder });
    return stdout + stderr;
  };
  for (const name of ["signer", "issuer", "root"])
    await openssl("x509", "-inform", "DER", "-in", `${name}.der`, "-out", `${name}.pem`);
  const answer = await openssl(
    ...["ocsp", "-respin", "response.der", "-issuer", "issuer.pem", "-cert", "signer.pem"],
    ...["-CAfile", "root.pem", "-verify_other", "issuer.pem"],
  );
  const updated = Date.parse(/This Update: (.+)/.exec(answer)?.[1] ?? "");
  return { answer, now: Math.floor(now.getTime() / 1000) * 1000, updated };
}

test("the OCSP response of a signature is good, verifies, and is no older than the time-stamp", async () => {
  const { answer, now, updated } = await responseIn();
  expect(answer).toContain("Response verify OK");
  expect(answer).toContain("signer.pem: good");
  expect(updated).toBe(now);
});

test("the fault certificate_revoked revokes the certificate a minute before the signature", async () => {
  const { answer, now } = await responseIn("certificate_revoked");
  expect(answer).toContain("signer.pem: revoked");
  expect(answer).toContain("Reason: keyCompromise");
  expect(Date.parse(/Revocation Time: (.+)/.exec(answer)?.[1] ?? "")).toBe(now - 60_000);
});

test("the fault certificate_unknown lets the response not know the certificate", async () => {
  expect((await responseIn("certificate_unknown")).answer).toContain("signer.pem: unknown");
});

test("the fault ocsp_stale makes the response an hour older than the time-stamp", async () => {
  const { answer, now, updated } = await responseIn("ocsp_stale");
  expect(answer).toContain("signer.pem: good");
  expect(updated).toBe(now - 3_600_000);
});

test("the fault ocsp_unreachable leaves no evidence", async () => {
  await expect(responseIn("ocsp_unreachable")).rejects.toThrow("The OCSP responder cannot be reached.");
});
