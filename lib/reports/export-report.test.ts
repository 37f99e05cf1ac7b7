import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Language, languages } from "@/lib/domain/text/language";
import {
  sampleConclusion,
  sampleReport,
  sampleSignature,
  unjudgedSignature,
} from "@/lib/domain/validation/testing/sample-report";
import { type ReportFormat, reportFormats } from "@/lib/domain/validation/report-format";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { exportReport } from "./export-report";
import { reportLanguage } from "./report-language";

const written = (
  format: ReportFormat,
  signatures: ValidatedSignature[],
  { language = "en", signerCount }: { language?: Language; signerCount?: number } = {},
) =>
  exportReport(format, {
    ...{
      report: sampleReport(signatures, {
        trustedLists: [
          {
            country: "EU",
            sequenceNumber: 1,
            issuedAt: "2026-03-01T00:00:00.000Z",
            nextUpdate: "2026-09-01T00:00:00.000Z",
          },
        ],
      }),
    },
    ...{ fileName: "Sutartis Žalgiris.pdf", signerCount, language, timeZone: "Europe/Vilnius" },
  });

/** The words of a report, whatever its format. */
async function textOf(...given: Parameters<typeof written>) {
  const [format] = given;
  const { bytes } = await written(...given);
  if (format !== "pdf") return Buffer.from(bytes).toString();
  const file = path.join(await temporaryFolder(), "report.pdf");
  await writeFile(file, bytes);
  return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
}

const codes = ["38001085718", "60001019906", "030303-10012"];

/** Names as certificates have them, and as they slipped through before: with the code glued to them. */
const withCodes = (name: string) =>
  sampleSignature({
    ...{
      place: name,
      timestampAuthority: name,
      signer: { commonName: name, surname: name, givenName: name },
    },
    conclusion: sampleConclusion({
      ...{ roles: [name], productionPlace: name },
      chain: [{ ...sampleConclusion().chain[0]!, subject: name }],
      timestamps: [{ ...sampleConclusion().timestamps[0]!, authority: name }],
    }),
  });

describe.each(reportFormats)("a report as %s", (format) => {
  test("holds no personal code, not even one that is glued to a name", async () => {
    const text = await textOf(
      format,
      [
        ...codes.flatMap((code) => [`JÕEORG,JAAK,PNOEE-${code}`, `JÕEORGPNOEE-${code}`, `JÕEORG${code}`]),
        "JÕEORG,JAAK,38001085718",
      ].map(withCodes),
    );
    expect(text).toContain("JÕEORG");
    for (const code of codes) expect(text.replaceAll(/\s/g, "")).not.toContain(code);
    expect(text).not.toContain("PNO");
  });

  test("has a name of its own in the reader's language, and a media type", async () => {
    const { name, mediaType } = await written(format, []);
    expect(name).toBe(`Sutartis Žalgiris – validation report.${format}`);
    expect((await written(format, [], { language: "lt" })).name).toBe(
      `Sutartis Žalgiris – tikrinimo ataskaita.${format}`,
    );
    expect(mediaType).toBe(`application/${format}`);
  });
});

test.each(reportFormats)("a report from before trust was judged is written as %s", async (format) => {
  expect(await textOf(format, [unjudgedSignature()])).toMatch(/ŽĄSINAS|Signature\d/);
});

test("a PDF says whether all signed who were asked, where that is known", async () => {
  const people = [sampleSignature()];
  expect(await textOf("pdf", people, { signerCount: 1 })).toContain("Signed by the one person who was asked");
  expect(await textOf("pdf", people)).toContain("Signed by one person;");
});

test.each(languages)(
  "a PDF in the language %s has the verdict, the signer and the standard's words",
  async (language) => {
    const weak = sampleConclusion({
      indication: "INDETERMINATE",
      subIndication: "NO_CERTIFICATE_CHAIN_FOUND",
    });
    const text = await textOf("pdf", [sampleSignature(), sampleSignature({ conclusion: weak })], {
      language,
    });
    for (const words of ["JONAS ŽĄSINAS", "TOTAL-PASSED", "INDETERMINATE · NO_CERTIFICATE_CHAIN_FOUND"])
      expect(text).toContain(words);
    expect(text).toContain("PAdES B-LT");
  },
);

test("a PDF says who vouches, and calls a level qualified only of what has passed", async () => {
  const passed = (await textOf("pdf", [sampleSignature()])).replaceAll(/\s+/g, " ");
  expect(passed).toContain("Qualified electronic signature");
  expect(passed).toContain("EID-SK 2016, SK ID Solutions AS, on the trusted list of Estonia");
  const untrusted = sampleConclusion({
    ...{ indication: "INDETERMINATE", subIndication: "NO_CERTIFICATE_CHAIN_FOUND" },
    ...{ anchor: null, timestamps: [] },
  });
  const text = await textOf("pdf", [sampleSignature({ conclusion: untrusted })]);
  expect(text).not.toMatch(/qualified/i);
  expect(text).toContain("No trusted issuer");
});

test.each(["UTC", "Europe/London"])("a winter's time in the zone %s is one of UTC", (timeZone) => {
  expect(reportLanguage("lt", timeZone).time("2026-01-30T12:00:00Z")).toBe(
    "2026 m. sausio 30 d. 12:00:00 UTC",
  );
});
