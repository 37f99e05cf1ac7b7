import type {
  DocumentTimestamp,
  ValidatedSignature,
  ValidationReport,
} from "@/lib/domain/validation/validation-report";
import type { EvidenceQuery, ValidationContext } from "../process/validation-context";
import type { NamedSignature } from "./valid-signers";

/** A certificate from the file, which contains the person's code. It is never stored outside the file. */
export type FoundCertificate = { fingerprint: string; bytes: Uint8Array };

export type ValidatedFile = {
  report: ValidationReport;
  certificates: FoundCertificate[];
  /** What could be requested online to conclude more. */
  queries: EvidenceQuery[];
};

/**
 * What a report says of the trusted lists by which its signatures and time-stamps were judged: of the list of lists,
 * and of theirs; of all where no anchor vouches for any of them.
 */
export function trustedListsOf(
  { anchors }: ValidationContext,
  judged: readonly (ValidatedSignature | DocumentTimestamp)[],
): Pick<ValidationReport, "trustedLists"> {
  const countries = new Set(judged.flatMap(({ conclusion }) => conclusion?.anchor?.country ?? []));
  const lists = anchors?.lists ?? [];
  const relevant = lists.filter(({ country }) => country === listOfLists || countries.has(country));
  return { trustedLists: relevant.length > 0 ? relevant : [...lists] };
}

/** The country of the EU's list of lists. */
const listOfLists = "EU";

/** What the portal needs besides the report: the certificates in the file, and what could be requested online. */
export const besidesReport = (
  named: readonly NamedSignature[],
  timestampQueries: readonly EvidenceQuery[] = [],
): Omit<ValidatedFile, "report"> => ({
  certificates: certificatesOf(named),
  queries: distinct([...named.flatMap(({ queries }) => queries), ...timestampQueries]).slice(0, maxQueries),
});

/** A file with many signatures must not make the portal call many addresses that it names. */
const maxQueries = 40;

const distinct = (queries: readonly EvidenceQuery[]): EvidenceQuery[] => [
  ...new Map(queries.map((query) => [JSON.stringify(query), query])).values(),
];

/** The certificates of the signatures, without duplicates. */
function certificatesOf(signatures: readonly NamedSignature[]): FoundCertificate[] {
  const found = new Map<string, FoundCertificate>();
  for (const { signature, certificateBytes: bytes } of signatures) {
    const fingerprint = signature.certificate?.fingerprint;
    if (fingerprint && bytes) found.set(fingerprint, { fingerprint, bytes });
  }
  return [...found.values()];
}
