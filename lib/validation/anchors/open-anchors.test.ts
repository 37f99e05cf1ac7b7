import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { parseCertificate } from "../certificates/parsed-certificate";
import { makeAuthority, type TestAuthority } from "@/lib/trust/testing/test-authority";
import { openTrustAnchors } from "./open-anchors";
import { writeAnchors } from "./write-anchors";

const day = {
  ...{ country: "LT", sequenceNumber: 7 },
  ...{ issuedAt: "2026-11-01T00:00:00.000Z", nextUpdate: "2027-01-01T00:00:00.000Z" },
};

function service({ certificate }: Pick<TestAuthority, "certificate">, name: string): TrustedService {
  return {
    ...{ origin: "trusted_list", country: "LT", provider: "Registry", name, type: "CA/QC" },
    certificate: certificate.toString("base64"),
    history: [{ from: "2020-01-01T00:00:00.000Z", status: "granted", purposes: [], qualifications: [] }],
  };
}

async function write(services: TrustedService[]): Promise<string> {
  const file = path.join(await temporaryFolder(), "services");
  const writer = writeAnchors(file);
  for (const each of services) writer.add(each);
  writer.finish([day]);
  return file;
}

const parsed = (der: Buffer) => parseCertificate(Buffer.from(der));

describe("trusted services", () => {
  test("are found by their certificate, by another one with its name and key, and by what they issued", async () => {
    const [ca, other] = [
      await makeAuthority("C=LT, CN=Issuing CA"),
      await makeAuthority("C=LV, CN=Other CA"),
    ];
    const authorities = await Promise.all(
      Array.from({ length: 20 }, (_, index) => makeAuthority(`C=EE, CN=CA ${index}`)),
    );
    const services = [...authorities, ca].map((each, index) => service(each, `Service ${index}`));
    const anchors = openTrustAnchors(await write(services), []);
    expect(anchors.servicesOf(parsed(ca.certificate))).toEqual([services.at(-1)]);
    expect(anchors.servicesOf(parsed(await ca.renew()))).toEqual([services.at(-1)]);
    for (const [index, each] of authorities.entries())
      expect(anchors.servicesOf(parsed(each.certificate))).toEqual([services[index]]);
    const issued = parsed(await ca.issue("C=LT, CN=Ona"));
    expect(anchors.servicesOf(issued)).toEqual([]);
    expect(anchors.issuersOf(issued).map(({ x509 }) => x509.raw)).toEqual([ca.certificate]);
    expect(anchors.servicesOf(parsed(other.certificate))).toEqual([]);
    expect(anchors.issuersOf(parsed(await other.issue("C=LV, CN=Anna")))).toEqual([]);
  });

  test("include all with the same certificate, whose certificate is named once", async () => {
    const ca = await makeAuthority("C=LT, CN=Issuing CA");
    const services = [service(ca, "Certificates"), service(ca, "Answers")];
    const anchors = openTrustAnchors(await write(services), []);
    expect(anchors.servicesOf(parsed(ca.certificate))).toEqual(services);
    expect(anchors.issuersOf(parsed(await ca.issue("C=LT, CN=Ona")))).toHaveLength(1);
  });

  test("do not include one that has only the name", async () => {
    const [ca, impostor] = [await makeAuthority("C=LT, CN=CA"), await makeAuthority("C=LT, CN=CA")];
    const anchors = openTrustAnchors(await write([service(ca, "CA")]), []);
    expect(anchors.servicesOf(parsed(impostor.certificate))).toEqual([]);
    expect(anchors.issuersOf(parsed(await impostor.issue("C=LT, CN=Ona")))).toHaveLength(1);
  });

  test("know the days of their lists", async () => {
    expect(openTrustAnchors(await write([]), []).lists).toEqual([day]);
  });

  test("may be those of the portal alone", async () => {
    const ca = await makeAuthority("C=LT, CN=Own CA");
    const own = { ...service(ca, "Own CA"), origin: "portal" as const, country: "" };
    const anchors = openTrustAnchors(undefined, [own]);
    expect(anchors.lists).toEqual([]);
    expect(anchors.servicesOf(parsed(ca.certificate))).toEqual([own]);
    expect(anchors.issuersOf(parsed(await ca.issue("C=LT, CN=Ona")))).toHaveLength(1);
  });

  test("are left out without a certificate that can be read", async () => {
    const file = path.join(await temporaryFolder(), "services");
    const writer = writeAnchors(file);
    expect(writer.add({ ...service({ certificate: Buffer.from("none") }, "CA") })).toBe(false);
    writer.finish([]);
    expect(openTrustAnchors(file, []).lists).toEqual([]);
  });

  test("are written as the same bytes each time", async () => {
    const ca = await makeAuthority("C=LT, CN=CA");
    const [first, second] = [await write([service(ca, "CA")]), await write([service(ca, "CA")])];
    expect(readFileSync(first)).toEqual(readFileSync(second));
  });

  test("are not read from another file", async () => {
    expect(() => openTrustAnchors(path.resolve("package.json"), [])).toThrow(
      "does not hold trusted services",
    );
  });
});
