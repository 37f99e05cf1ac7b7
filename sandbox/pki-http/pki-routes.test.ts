import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { certificatesIn } from "../cms/certificates-in";
import { gatewayAt } from "../testing/gateway-calls";
import { signaturesIn } from "../testing/pdf-verifiers";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox, temporaryFolder } from "../testing/test-sandbox";

const run = promisify(execFile);

/** Signs a PDF by Mobile-ID and stores the certificates that openssl needs. */
async function signedWith(fault?: string) {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const folder = await temporaryFolder();
  const file = (name: string) => path.join(folder, name);
  const signing = await gateway.createSigning(await samplePdf(), ["first"]);
  if (fault) await fetch(`${url}/sandbox/faults`, { method: "POST", body: new URLSearchParams({ fault }) });
  await signerAt(url, signing, "first").sign(claims.signsByMobileId);
  const pdf = await gateway.download(`/api/signing/${signing.token}/download`);
  const [signer = Buffer.alloc(0)] = certificatesIn(signaturesIn(pdf)[0]!.cms);
  await writeFile(file("signer.der"), signer);
  for (const name of ["ca.crt", "root.crt", "ca.crl", "root.crl"])
    await writeFile(file(name), Buffer.from(await (await fetch(`${url}/pki/${name}`)).arrayBuffer()));
  const openssl = async (...args: string[]) => {
    const { stdout, stderr } = await run("openssl", args, { cwd: folder });
    return stdout + stderr;
  };
  await openssl("x509", "-inform", "DER", "-in", "signer.der", "-out", "signer.pem");
  for (const name of ["ca", "root"])
    await openssl("x509", "-inform", "DER", "-in", `${name}.crt`, "-out", `${name}.pem`);
  const ocsp = (...args: string[]) =>
    openssl(
      ...["ocsp", "-issuer", "ca.pem", "-cert", "signer.pem", "-CAfile", "root.pem"],
      ...["-verify_other", "ca.pem", ...args],
    );
  return { url, openssl, ocsp };
}

describe("the OCSP responder", () => {
  test("tells openssl that a certificate is good, at the address in the certificate", async () => {
    const { url, openssl, ocsp } = await signedWith();
    const address = (await openssl("x509", "-in", "signer.pem", "-noout", "-ocsp_uri")).trim();
    expect(address).toBe(`${url}/pki/ocsp`);
    const answer = await ocsp("-url", address);
    expect(answer).toContain("Response verify OK");
    expect(answer).toContain("signer.pem: good");
    expect(answer).not.toContain("WARNING");
  });

  test("tells openssl of a revoked certificate, and lists it", async () => {
    const { url, openssl, ocsp } = await signedWith("certificate_revoked");
    expect(await ocsp("-url", `${url}/pki/ocsp`)).toContain("signer.pem: revoked");
    const list = await openssl("crl", "-inform", "DER", "-in", "ca.crl", "-CAfile", "ca.pem", "-text");
    expect(list).toContain("verify OK");
    const serial = await openssl("x509", "-in", "signer.pem", "-noout", "-serial");
    expect(list).toContain(`Serial Number: ${serial.trim().replace("serial=", "")}`);
  });

  test("does not know a certificate that it never issued, and refuses one of another issuer", async () => {
    const { url, openssl, ocsp } = await signedWith();
    expect(await ocsp("-url", `${url}/pki/ocsp`, "-serial", "0x1234")).toContain("0x1234: unknown");
    const other = ["ocsp", "-issuer", "root.pem", "-cert", "ca.pem", "-url", `${url}/pki/ocsp`, "-noverify"];
    await expect(openssl(...other)).rejects.toMatchObject({
      stdout: expect.stringContaining("unauthorized"),
    });
  });

  test("answers a request by GET, and one that is none as malformed", async () => {
    const { url, openssl, ocsp } = await signedWith();
    await ocsp("-reqout", "request.der", "-no_nonce");
    const request = (await openssl("base64", "-A", "-in", "request.der")).trim();
    const answer = await fetch(`${url}/pki/ocsp/${encodeURIComponent(request)}`);
    expect(answer.headers.get("content-type")).toBe("application/ocsp-response");
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(500);
    const malformed = await fetch(`${url}/pki/ocsp`, { method: "POST", body: "no request" });
    expect(Buffer.from(await malformed.arrayBuffer()).toString("hex")).toBe("30030a0101");
  });
});

test("the root's revocation list is signed by the root, and names no certificate", async () => {
  const { openssl } = await signedWith();
  const list = await openssl("crl", "-inform", "DER", "-in", "root.crl", "-CAfile", "root.pem", "-text");
  expect(list).toContain("verify OK");
  expect(list).toContain("No Revoked Certificates.");
});

test("openssl builds the chain from a signer to the root and checks it against both lists", async () => {
  const { openssl } = await signedWith();
  for (const name of ["ca", "root"])
    await openssl("crl", "-inform", "DER", "-in", `${name}.crl`, "-out", `${name}-list.pem`);
  const lists = ["-CRLfile", "ca-list.pem", "-CRLfile", "root-list.pem", "-crl_check_all"];
  const answer = await openssl(
    "verify",
    "-CAfile",
    "root.pem",
    "-untrusted",
    "ca.pem",
    ...lists,
    "signer.pem",
  );
  expect(answer).toContain("signer.pem: OK");
});
