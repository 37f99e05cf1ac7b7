import type { ConclusionTimestamp } from "@/lib/domain/validation/signature-conclusion";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { Language } from "@/lib/domain/text/language";
import { withoutUnreadable } from "@/lib/domain/text/unreadable";
import { withoutPersonalCodes } from "@/lib/validation/certificates/personal-codes";

/** A report for others, and how it is written. */
export type ReportToExport = {
  report: ValidationReport;
  /** The name of the validated file. */
  fileName: string;
  /** How many people were asked to sign it, where that is known. */
  signerCount?: number;
  language: Language;
  /** The time zone of times in words. */
  timeZone: string;
};

/**
 * The same report without what must not leave the portal in it. Reports hold no personal codes, but older ones may, where
 * a code was glued to a name; and names from certificates may hold invisible characters.
 */
export function cleanReport(report: ValidationReport): ValidationReport {
  return {
    ...report,
    signatures: report.signatures.map(({ signer, conclusion, ...signature }) => ({
      ...signature,
      place: clean(signature.place),
      timestampAuthority: signature.timestampAuthority && clean(signature.timestampAuthority),
      signer: signer && {
        ...signer,
        commonName: clean(signer.commonName),
        ...(signer.givenName !== undefined && { givenName: clean(signer.givenName) }),
        ...(signer.surname !== undefined && { surname: clean(signer.surname) }),
      },
      ...(conclusion && { conclusion: cleanConclusion(conclusion) }),
    })),
    documentTimestamps: report.documentTimestamps.map(({ conclusion, ...timestamp }) => ({
      ...timestamp,
      place: clean(timestamp.place),
      authority: timestamp.authority && clean(timestamp.authority),
      ...(conclusion && { conclusion: cleanTimestamp(conclusion) }),
    })),
    files: report.files.map((file) => ({ ...file, name: withoutUnreadable(file.name) })),
  };
}

type Conclusion = NonNullable<ValidationReport["signatures"][number]["conclusion"]>;

function cleanConclusion(conclusion: Conclusion): Conclusion {
  const { chain, timestamps, roles, productionPlace, unknownStatus } = conclusion;
  return {
    ...conclusion,
    chain: cleanChain(chain),
    ...(unknownStatus && { unknownStatus: unknownStatus.map(clean) }),
    timestamps: timestamps.map(cleanTimestamp),
    roles: roles.map(clean),
    productionPlace: productionPlace && clean(productionPlace),
  };
}

const cleanTimestamp = (timestamp: ConclusionTimestamp): ConclusionTimestamp => ({
  ...timestamp,
  authority: clean(timestamp.authority),
  chain: cleanChain(timestamp.chain),
});

const cleanChain = (chain: Conclusion["chain"]): Conclusion["chain"] =>
  chain.map((certificate) => ({ ...certificate, subject: clean(certificate.subject) }));

const clean = (text: string) => withoutPersonalCodes(withoutUnreadable(text));
