import { expect, test } from "vitest";
import { sampleConclusion } from "@/lib/domain/validation/testing/sample-report";
import { translatorFor } from "@/lib/i18n/translator";
import { revocationWords } from "./revocation-words";

const t = translatorFor("en");
const words = (more: Parameters<typeof sampleConclusion>[0]) =>
  revocationWords(sampleConclusion(more), t, (iso) => iso.slice(0, 10));

test("data about a certificate say from which day they are, and that they are in the file", () => {
  expect(words({})).toBe("Not revoked as of 2026-03-02 (OCSP in the file)");
});

test("data that tell nothing about the time of signing do not look as if they did", () => {
  const [signer] = sampleConclusion().chain;
  expect(words({ unknownStatus: [signer!.subject] })).toContain("does not tell about the time of signing");
  expect(words({ unknownStatus: ["EID-SK 2016"] })).toBe("Not revoked as of 2026-03-02 (OCSP in the file)");
});

test("without a trusted issuer, no status is looked for", () => {
  expect(words({ revocation: null })).toBe("No usable data found");
  expect(words({ revocation: null, anchor: null })).toContain("Not checked");
});
