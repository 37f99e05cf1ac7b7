import { expect, test } from "vitest";
import { x509 } from "@/sandbox/pki/x509";
import { makeHolder } from "../testing/test-pki";
import { statusServicesOf } from "./status-services";

test("names the http addresses of a certificate, and leaves out what is no address", async () => {
  const holder = await makeHolder("Ona", "person", undefined, {
    extensions: [
      new x509.AuthorityInfoAccessExtension({
        ocsp: ["http://ocsp.example/", "http://[x"],
        caIssuers: ["ldap://directory.example/ca", "https://issuers.example/ca.cer"],
      }),
      new x509.CRLDistributionPointsExtension(["http://lists.example/1.crl"]),
    ],
  });
  expect(statusServicesOf(holder.parsed)).toEqual({
    ocsp: ["http://ocsp.example/"],
    issuers: ["https://issuers.example/ca.cer"],
    crls: ["http://lists.example/1.crl"],
  });
});

test("names eight addresses of a kind at most, and none that is longer than any honest one", async () => {
  const lists = Array.from({ length: 20 }, (_, at) => `http://lists.example/${at}.crl`);
  const holder = await makeHolder("Ona", "person", undefined, {
    extensions: [
      new x509.AuthorityInfoAccessExtension({ ocsp: [`http://ocsp.example/${"a".repeat(2_000)}`, ...lists] }),
      new x509.CRLDistributionPointsExtension(lists),
    ],
  });
  const { ocsp, crls } = statusServicesOf(holder.parsed);
  expect([ocsp, crls]).toEqual([lists.slice(0, 8), lists.slice(0, 8)]);
});
