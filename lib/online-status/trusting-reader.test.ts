import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import { openEgress } from "@/lib/egress/egress";
import { directReader } from "@/lib/reader/testing/direct-reader";
import { gatewayAt, sha256Of } from "@/sandbox/testing/gateway-calls";
import { claims } from "@/sandbox/testing/sample-claims";
import { samplePdf } from "@/sandbox/testing/sample-pdf";
import { signerAt } from "@/sandbox/testing/signer-calls";
import { startTestSandbox, temporaryFolder } from "@/sandbox/testing/test-sandbox";
import { createOnlineStatus } from "./online-status";
import { withTrust } from "./trusting-reader";

const reading = { owner: "ona", purpose: "verify" as const };

/** A PDF signed with a time-stamp and without revocation data, and the root of its certificates as an anchor. */
async function signedFile() {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(await samplePdf(), ["first"], { pdf: { level: "pades-t" } });
  await signerAt(url, signing, "first").sign(claims.signsByMobileId);
  const bytes = await gateway.download(`/api/signing/${signing.token}/download`);
  const file = path.join(await temporaryFolder(), "signed.pdf");
  await writeFile(file, bytes);
  const root = Buffer.from(await (await fetch(`${url}/pki/root.crt`)).arrayBuffer());
  const service: TrustedService = {
    ...{ origin: "sandbox", country: "", provider: "Sandbox", name: "Sandbox", type: "CA/PKC" },
    ...{ certificate: root.toString("base64"), history: [] },
  };
  return { url, service, request: { path: file, sha256: sha256Of(bytes), sizeBytes: bytes.length } };
}

/** Validates a file; online status is requested from the sandbox alone. */
async function outcomeOf(
  { url, service, request }: Awaited<ReturnType<typeof signedFile>>,
  { isOnline, origins = [url] }: { isOnline: boolean; origins?: string[] },
) {
  const egress = openEgress({ allowsPrivateAddresses: false, trustedOrigins: origins });
  onTestFinished(() => egress.close());
  const now = () => new Date();
  const logged: string[] = [];
  const status = createOnlineStatus({ egress, now, log: (message) => logged.push(message) });
  const trust = async () => ({ path: undefined, services: [service] });
  const reader = withTrust(directReader, { trust, status: isOnline ? status : undefined });
  const { report } = await reader.validateAnyFile({ ...request, now: now() }, reading);
  return { conclusion: report.signatures[0]?.conclusion, logged };
}

describe("the status of a certificate that a file does not bring", () => {
  test("is requested online, and the signature passes", async () => {
    const { conclusion } = await outcomeOf(await signedFile(), { isOnline: true });
    expect(conclusion).toMatchObject({
      ...{ indication: "TOTAL-PASSED", profile: "B-T" },
      revocation: { status: "good", source: "ocsp", isEmbedded: false },
      anchor: { origin: "sandbox" },
    });
  });

  test("stays unknown where nothing may be requested", async () => {
    const { conclusion } = await outcomeOf(await signedFile(), { isOnline: false });
    expect(conclusion).toMatchObject({ indication: "INDETERMINATE", subIndication: "TRY_LATER" });
  });

  test("stays unknown, and is logged, where the address is not public", async () => {
    const { conclusion, logged } = await outcomeOf(await signedFile(), { isOnline: true, origins: [] });
    expect(conclusion).toMatchObject({ subIndication: "TRY_LATER" });
    expect(logged).not.toEqual([]);
  });
});
