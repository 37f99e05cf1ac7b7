import { describe, expect, test } from "vitest";
import { gatewayAt } from "../testing/gateway-calls";
import { opensslCades, pdfsig, revisionsOf, signaturesIn } from "../testing/pdf-verifiers";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

const people = {
  tenant: { code: "50001029996", method: "smartid", country: "LT" },
  landlord: { code: "60001019906", method: "mobile", phone: "+37200000766" },
};

async function signedByTwo(pdf: Uint8Array, extra: object = {}) {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(pdf, ["tenant", "landlord"], extra);
  // Concurrently, so that a signature would be lost without the lock.
  await Promise.all([
    signerAt(url, signing, "tenant").sign(people.tenant),
    signerAt(url, signing, "landlord").sign(people.landlord),
  ]);
  const caPem = await (await fetch(`${url}/sandbox/ca.pem`)).text();
  return { signed: await gateway.download(`/api/signing/${signing.token}/download`), caPem };
}

describe.each([
  ["with an xref table", false],
  ["with an xref stream", true],
])("a PDF %s that two people signed at once", (_, useObjectStreams) => {
  test.each([
    ["LT", {}, ["signature", "evidence", "signature", "evidence"]],
    ["T", { pdf: { level: "pades-t" } }, ["signature", "signature"]],
  ])("is valid for pdfsig at level %s", async (_level, extra, revisions) => {
    const pdf = await samplePdf({ useObjectStreams });
    const { signed, caPem } = await signedByTwo(pdf, extra);
    expect(signed.subarray(0, pdf.length).equals(pdf)).toBe(true);
    expect(revisionsOf(signed.subarray(pdf.length))).toEqual(revisions);
    const report = await pdfsig(signed, caPem);
    expect(report.match(/Signature is Valid/g)).toHaveLength(2);
    expect(report.match(/Certificate is Trusted/g)).toHaveLength(2);
    expect(report.match(/ETSI\.CAdES\.detached/g)).toHaveLength(2);
  });

  test("has valid CAdES signatures for openssl, until a byte is flipped", async () => {
    const { signed, caPem } = await signedByTwo(await samplePdf({ useObjectStreams }));
    for (const signature of signaturesIn(signed)) {
      expect(await opensslCades(signature, caPem)).toContain("CAdES Verification successful");
    }
    signed[900] = (signed[900] ?? 0) ^ 1;
    expect(await pdfsig(signed, caPem)).not.toContain("Signature is Valid");
    for (const signature of signaturesIn(signed)) {
      await expect(opensslCades(signature, caPem)).rejects.toThrow(/Verification failure/);
    }
  });
});

test("a published identity signs with its published name, including all diacritics", async () => {
  const { signed, caPem } = await signedByTwo(await samplePdf());
  const report = await pdfsig(signed, caPem);
  expect(report).toContain("O’CONNEŽ-ŠUSLIK TESTNUMBER");
  expect(report).toContain("JONAITIS,JONAS,PNOLT-50001029996");
});
