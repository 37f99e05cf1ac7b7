import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import type { Contents } from "../testing/container-files";
import { makeStamping } from "../testing/time-stamping-authority";
import { signatureParts, timestampProperty, withUnsigned } from "../testing/unsigned-properties";
import { validateForeign } from "../testing/validate-container";
import { type Making, methods, signWithXmlsec, xmlsecFile } from "../testing/xmlsec-container";

const now = new Date("2026-11-25T12:00:00Z");

const signed = async (making: Partial<Making> = {}) =>
  withUnsigned(
    await signWithXmlsec(await temporaryFolder(), { canonicalization: methods.exclusive, ...making }),
  );

const conclusionOf = async (contents: Contents, at = now) =>
  (await validateForeign(contents, at)).signatures[0]?.conclusion;

/** The tokens are made now, which may be after the signer's claimed time by any span. */
const outcomes = async (contents: Contents) =>
  (await conclusionOf(contents, new Date()))?.timestamps.map(({ kind, indication }) => [kind, indication]);

test("roles, place and policy are what the signer stated, and an unknown policy is not checked", async () => {
  const policy = `<xades:SignaturePolicyIdentifier><xades:SignaturePolicyId><xades:SigPolicyId><xades:Identifier>urn:oid:1.2.3</xades:Identifier></xades:SigPolicyId></xades:SignaturePolicyId></xades:SignaturePolicyIdentifier>`;
  const place = `<xades:SignatureProductionPlaceV2><xades:City>Vilnius</xades:City><xades:CountryName>LT</xades:CountryName></xades:SignatureProductionPlaceV2>`;
  const conclusion = await conclusionOf(await signed({ signatureProperties: policy + place }));
  expect(conclusion).toMatchObject({
    productionPlace: "Vilnius, LT",
    claimedTime: "2026-11-24T12:00:00.000Z",
  });
  expect(conclusion?.roles).toHaveLength(1);
  expect(conclusion?.roles[0]).toMatch(/^R & D/);
  expect(conclusion?.warnings).toContain("policy_not_checked");
});

test("a time-stamp of the signature is over its value, and one of an archive over all that came before", async () => {
  const stamp = await makeStamping();
  const contents = await signed();
  const { value, signedInfo, keyInfo, signedProperties } = signatureParts(contents);
  const ofValue = timestampProperty("xades:SignatureTimeStamp", await stamp(value));
  const stamped = withUnsigned(contents, ofValue);
  expect(await outcomes(stamped)).toEqual([["signature", "INDETERMINATE"]]);

  const { unsigned } = signatureParts(stamped);
  const before = [xmlsecFile.bytes, signedProperties, signedInfo, value, keyInfo, ...unsigned];
  const archive = (token: Buffer) => timestampProperty("xades141:ArchiveTimeStamp", token);
  const archived = withUnsigned(contents, ofValue, archive(await stamp(Buffer.concat(before))));
  expect(await outcomes(archived)).toEqual([
    ["signature", "INDETERMINATE"],
    ["archive", "INDETERMINATE"],
  ]);

  const other = withUnsigned(contents, ofValue, archive(await stamp(Buffer.concat(before.toReversed()))));
  expect((await outcomes(other))?.[1]).toEqual(["archive", "TOTAL-FAILED"]);
});

test("a time-stamp of another signature makes the signature invalid in the library, and fails itself", async () => {
  const stamp = await makeStamping();
  const token = await stamp(Buffer.from("another"));
  const { signatures } = await validateForeign(
    withUnsigned(await signed(), timestampProperty("xades:SignatureTimeStamp", token)),
    now,
  );
  expect(signatures).toMatchObject([{ valid: false, faults: ["timestamp_invalid"] }]);
});

test("a time-stamp of the content was made before the signature, over the file", async () => {
  const stamp = await makeStamping();
  const property = async (bytes: Buffer) =>
    `<xades:SignedDataObjectProperties>${timestampProperty("xades:AllDataObjectsTimeStamp", await stamp(bytes))}</xades:SignedDataObjectProperties>`;
  const right = await signed({ dataProperties: await property(xmlsecFile.bytes) });
  expect(await outcomes(right)).toEqual([["content", "INDETERMINATE"]]);
  const wrong = await signed({ dataProperties: await property(Buffer.from("another")) });
  expect(await outcomes(wrong)).toEqual([["content", "TOTAL-FAILED"]]);
});

test("a counter-signature is counted, and not taken for a signature of the container", async () => {
  const counter =
    "<xades:CounterSignature><ds:Signature><ds:SignedInfo/></ds:Signature></xades:CounterSignature>";
  const report = await validateForeign(withUnsigned(await signed(), counter), now);
  expect(report.signatures).toHaveLength(1);
  expect(report.signatures[0]?.conclusion).toMatchObject({ counterSignatures: 1 });
  expect(report.signatures[0]?.conclusion?.warnings).toContain("counter_signature_not_checked");
});

test("certificates and revocation data that cannot be read do no harm", async () => {
  const values = `<xades:CertificateValues><xades:EncapsulatedX509Certificate>AAAA</xades:EncapsulatedX509Certificate></xades:CertificateValues><xades:RevocationValues><xades:OCSPValues><xades:EncapsulatedOCSPValue>?</xades:EncapsulatedOCSPValue></xades:OCSPValues></xades:RevocationValues>`;
  expect((await validateForeign(withUnsigned(await signed(), values), now)).signatures).toMatchObject([
    { faults: [] },
  ]);
});

test("the signer's certificate may be among the values alone", async () => {
  const contents = await signed();
  const text = Buffer.from(contents["META-INF/signatures0.xml"]!).toString();
  const certificate = /<ds:X509Certificate>([^<]*)/.exec(text)?.[1] ?? "";
  const without = text.replace(/<ds:KeyInfo.*<\/ds:KeyInfo>/s, "");
  const values = `<xades:CertificateValues><xades:EncapsulatedX509Certificate>${certificate}</xades:EncapsulatedX509Certificate></xades:CertificateValues>`;
  const moved = { ...contents, "META-INF/signatures0.xml": Buffer.from(without) };
  expect((await validateForeign(moved, now)).signatures).toMatchObject([
    { faults: ["signer_certificate_missing"] },
  ]);
  expect((await validateForeign(withUnsigned(moved, values), now)).signatures).toMatchObject([
    { faults: [] },
  ]);
});
