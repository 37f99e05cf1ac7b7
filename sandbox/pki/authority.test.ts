import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/test-sandbox";
import { openAuthority } from "./authority";
import { x509 } from "./x509";

const person = { country: "LT", code: "50001029996", name: "Jonas", surname: "Jonaitis" };

const parse = (der: Buffer) => new x509.X509Certificate(new Uint8Array(der));

/** Opens the same authority at different times. */
async function authorityIn() {
  const folder = await temporaryFolder();
  return async (instant: string) => {
    const authority = await openAuthority(folder, () => new Date(instant));
    const { certificates, revocationLists } = await authority.evidence();
    const signer = await authority.signerFor(person);
    const seal = await authority.sealFor("Statyba");
    return {
      issued: [...certificates, signer.certificate, seal.certificate].map(parse),
      lists: revocationLists.map((der) => new x509.X509Crl(new Uint8Array(der))),
    };
  };
}

test("the authority issues its certificates and revocation lists at the sandbox's time", async () => {
  const openAt = await authorityIn();
  const { issued, lists } = await openAt("2041-05-01T12:00:00Z");
  expect(issued.map(({ notBefore }) => notBefore)).toEqual(
    Array.from({ length: 4 }, () => new Date("2041-05-01T11:00:00Z")),
  );
  expect(lists.map(({ thisUpdate, nextUpdate }) => [thisUpdate, nextUpdate])).toEqual([
    [new Date("2041-05-01T12:00:00Z"), new Date("2041-05-31T12:00:00Z")],
  ]);
});

test("the authority keeps its valid certificates, and reissues those that have expired", async () => {
  const openAt = await authorityIn();
  const serials = async (instant: string) =>
    (await openAt(instant)).issued.map(({ serialNumber }) => serialNumber);
  const first = await serials("2041-05-01T12:00:00Z");
  expect(await serials("2042-06-05T12:00:00Z")).toEqual(first);
  const [root, timeStamping, signer, seal] = await serials("2045-05-01T12:00:00Z");
  expect([root, timeStamping]).toEqual(first.slice(0, 2));
  expect(first).not.toContain(signer);
  expect(first).not.toContain(seal);
});

test("the authority reissues certificates from a later time, which are not valid yet", async () => {
  const openAt = await authorityIn();
  await openAt("2041-05-01T12:00:00Z");
  const { issued } = await openAt("2026-05-01T12:00:00Z");
  const [root, ...others] = issued;
  expect(issued.map(({ notBefore }) => notBefore)).toEqual(
    Array.from({ length: 4 }, () => new Date("2026-05-01T11:00:00Z")),
  );
  for (const certificate of others)
    expect(await certificate.verify({ publicKey: root!.publicKey, signatureOnly: true })).toBe(true);
});
