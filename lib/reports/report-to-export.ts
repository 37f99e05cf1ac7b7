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
 * The same report without what must not leave the portal in it. Reports hold no personal codes, but older ones may,
 * where a code was glued to a name; and names from certificates may hold invisible characters.
 */
export function cleanReport(report: ValidationReport): ValidationReport {
  return {
    ...report,
    signatures: report.signatures.map(({ signer, certificate, conclusion, ...signature }) => ({
      ...signature,
      place: clean(signature.place),
      kind: clean(signature.kind),
      certificate: certificate && {
        ...certificate,
        issuer: clean(certificate.issuer),
        ...cleaned(certificate, "issuerOrganization", "issuerCountry"),
      },
      timestampAuthority: signature.timestampAuthority && clean(signature.timestampAuthority),
      signer: signer && {
        ...signer,
        commonName: clean(signer.commonName),
        ...cleaned(signer, "givenName", "surname", "country"),
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
  const { chain, anchor, timestamps, roles, productionPlace, unknownStatus } = conclusion;
  return {
    ...conclusion,
    chain: cleanChain(chain),
    anchor: cleanAnchor(anchor),
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
  anchor: cleanAnchor(timestamp.anchor),
});

const cleanChain = (chain: Conclusion["chain"]): Conclusion["chain"] =>
  chain.map((certificate) => ({
    ...certificate,
    subject: clean(certificate.subject),
    ...cleaned(certificate, "organization", "country"),
  }));

const cleanAnchor = (anchor: Conclusion["anchor"]): Conclusion["anchor"] =>
  anchor && { ...anchor, ...cleaned(anchor, "country", "provider", "service") };

/** Names in certificates may be as long as the file; in honest ones they are shorter than a line. */
const maxLetters = 500;

const clean = (text: string) => shortened(withoutPersonalCodes(withoutUnreadable(text)));

/** The beginning of a text that is too long to be shown. */
export function shortened(text: string): string {
  if (text.length <= maxLetters) return text;
  return `${text.slice(0, maxLetters).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** These entries of an object, cleaned where they are there. */
function cleaned<Key extends string>(from: Partial<Record<Key, string>>, ...keys: Key[]) {
  const found = keys.flatMap((key) => {
    const text = from[key];
    return text === undefined ? [] : [[key, clean(text)] as const];
  });
  return Object.fromEntries(found) as Record<Key, string>;
}
