import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../testing/test-sandbox";
import { openAuthority } from "./authority";
import { holderKeyOf } from "./holder-key";
import { x509 } from "./x509";

const person = { country: "LT", code: "50001029996", name: "Jonas", surname: "Jonaitis" };
const phoneKey = holderKeyOf({ method: "mobile", country: "LT" });

const parse = (der: Buffer) => new x509.X509Certificate(new Uint8Array(der));

/** Opens the same authority at different times and addresses. */
async function authorityIn() {
  const folder = await temporaryFolder();
  return async (instant: string, address = "http://127.0.0.1:3100") => {
    const now = () => new Date(instant);
    const authority = await openAuthority(folder, { now, origin: () => address });
    const signer = await authority.signerFor(person, phoneKey);
    const seal = await authority.sealFor("Statyba");
    const { certificates, revocationLists } = await authority.evidenceOf(signer.certificate);
    const [own, issuing, root, responder, stamping] = certificates.map(parse);
    return {
      authority,
      issued: { root, issuing, responder, stamping, signer: own, seal: parse(seal.certificate) },
      lists: revocationLists.map((der) => new x509.X509Crl(new Uint8Array(der))),
    };
  };
}

const serialsOf = (issued: Record<string, x509.X509Certificate | undefined>) =>
  Object.fromEntries(Object.entries(issued).map(([name, certificate]) => [name, certificate?.serialNumber]));

describe("the test authority", () => {
  test("issues its certificates and revocation lists at the sandbox's time", async () => {
    const openAt = await authorityIn();
    const { issued, lists } = await openAt("2041-05-01T12:00:00Z");
    for (const certificate of Object.values(issued))
      expect(certificate?.notBefore).toEqual(new Date("2041-05-01T11:00:00Z"));
    expect(lists.map(({ thisUpdate, nextUpdate }) => [thisUpdate, nextUpdate])).toEqual([
      [new Date("2041-05-01T12:00:00Z"), new Date("2041-05-31T12:00:00Z")],
    ]);
  });

  test("keeps its valid certificates, and reissues those that have expired", async () => {
    const openAt = await authorityIn();
    const serials = async (instant: string) => serialsOf((await openAt(instant)).issued);
    const first = await serials("2041-05-01T12:00:00Z");
    expect(await serials("2042-06-05T12:00:00Z")).toEqual(first);
    const { signer, seal, ...services } = await serials("2045-05-01T12:00:00Z");
    expect({ ...first, ...services }).toEqual(first);
    expect(signer).not.toBe(first.signer);
    expect(seal).not.toBe(first.seal);
  });

  test("reissues certificates from a later time, which are not valid yet", async () => {
    const openAt = await authorityIn();
    await openAt("2041-05-01T12:00:00Z");
    const { issued } = await openAt("2026-05-01T12:00:00Z");
    const { root, issuing, ...others } = issued;
    for (const certificate of Object.values(issued))
      expect(certificate?.notBefore).toEqual(new Date("2026-05-01T11:00:00Z"));
    expect(await issuing?.verify({ publicKey: root!.publicKey, signatureOnly: true })).toBe(true);
    for (const certificate of Object.values(others))
      expect(await certificate?.verify({ publicKey: issuing!.publicKey, signatureOnly: true })).toBe(true);
  });

  test("names its new address in certificates once it has moved to another port", async () => {
    const openAt = await authorityIn();
    const before = await openAt("2041-05-01T12:00:00Z");
    const after = await openAt("2041-05-01T12:00:00Z", "http://127.0.0.1:3999");
    const access = after.issued.signer?.getExtension(x509.AuthorityInfoAccessExtension);
    expect(access?.ocsp.map(({ value }) => value)).toEqual(["http://127.0.0.1:3999/pki/ocsp"]);
    expect(serialsOf(after.issued)).toMatchObject({ root: before.issued.root?.serialNumber });
  });

  test("issues a new certificate to a person whose last one was revoked", async () => {
    const openAt = await authorityIn();
    const { authority, issued } = await openAt("2041-05-01T12:00:00Z");
    await authority.evidenceOf(Buffer.from(issued.signer!.rawData), "certificate_revoked");
    const next = await authority.signerFor(person, phoneKey);
    expect(parse(next.certificate).serialNumber).not.toBe(issued.signer?.serialNumber);
  });
});

test.each([
  ["smartid", "LT", "rsa-3072", "rsa-pss sha256"],
  ["smartid", "LV", "rsa-4096", "rsa-pss sha384"],
  ["smartid", "EE", "rsa-6144", "rsa-pss sha512"],
  ["mobile", "EE", "prime256v1", "ecdsa sha256"],
  ["stationary", "LT", "rsa-2048", "rsa sha256"],
  ["stationary", "EE", "secp384r1", "ecdsa sha384"],
] as const)("%s of %s has a key of the kind %s and signs by %s", async (method, country, kind, scheme) => {
  const key = holderKeyOf({ method, country });
  expect([key.kind, `${key.scheme.family} ${key.scheme.hash}`]).toEqual([kind, scheme]);
});
