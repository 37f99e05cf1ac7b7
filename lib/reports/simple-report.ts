import { withoutUnreadable } from "@/lib/domain/text/unreadable";
import { furtherFaults, type Tone, verdictOf } from "@/lib/domain/validation/signature-words";
import { timestampTone } from "@/lib/domain/validation/timestamp-tone";
import type {
  DocumentTimestamp,
  ValidatedSignature,
  ValidationReport,
} from "@/lib/domain/validation/validation-report";
import type { Translator } from "@/lib/i18n/translator";
import { translatorFor } from "@/lib/i18n/translator";
import { legalLevel } from "./legal-level";
import { cleanReport, type ReportToExport } from "./report-to-export";
import { signatureInfo } from "./signature-info";
import { signatureMethod } from "./signature-method";
import { withoutFractions } from "./without-fractions";

const policy = {
  policyName: "Paraph",
  policyDescription:
    "Validation by ETSI EN 319 102-1, with the trusted lists of the portal. Personal codes, certificates and tokens are left out of this report.",
  policyUrl: "https://www.etsi.org/deliver/etsi_en/319100_319199/31910201/",
};

/**
 * The report as JSON in the shape of SiVa's simple report (version 3), so that programs made for that can read it.
 * Where SiVa has personal codes (`signedBy`, `serialNumber`), certificates and tokens, they are left out or empty.
 */
export function simpleReport({ fileName, ...given }: ReportToExport): object {
  const report = cleanReport(given.report);
  const t = translatorFor("en");
  const { signatures, documentTimestamps, sha256, checkedAt, format, containerKind } = report;
  return {
    validationReport: {
      validationConclusion: {
        policy,
        signaturesCount: signatures.length,
        validSignaturesCount: signatures.filter((each) => verdictOf(each).tone === "good").length,
        validationLevel: "ARCHIVAL_DATA",
        validationTime: withoutFractions(checkedAt),
        validationWarnings: warningsOf(report).map((problem) => content(t(`validationProblems.${problem}`))),
        validatedDocument: {
          filename: withoutUnreadable(fileName),
          fileHash: Buffer.from(sha256, "hex").toString("base64"),
          hashAlgo: "SHA256",
        },
        ...(format === "asice" && { signatureForm: containerKind === "asics" ? "ASiC-S" : "ASiC-E" }),
        signatures: signatures.map((signature, index) => simpleSignature(signature, index, { report, t })),
        ...(documentTimestamps.length > 0 && {
          timeStampTokens: documentTimestamps.map((timestamp) => simpleTimestamp(timestamp, t)),
        }),
      },
    },
  };
}

/** Of signatures that are only not confirmed it is not said that they are not valid. */
const warningsOf = ({ problems, signatures }: ValidationReport) =>
  signatures.some((each) => verdictOf(each).tone === "bad")
    ? problems
    : problems.filter((problem) => problem !== "signature_invalid");

type Scope = { name: string; scope: string; content: string };

const content = (text: string) => ({ content: text });

type Context = { report: ValidationReport; t: Translator };

function simpleSignature(signature: ValidatedSignature, index: number, { report, t }: Context) {
  const { conclusion, signer, certificate, signedAt } = signature;
  const { tone, words } = verdictOf(signature);
  const claimed = conclusion ? conclusion.claimedTime : signedAt;
  return {
    id: signature.place || `S${index}`,
    signatureFormat: conclusion ? formatOf(conclusion) : signature.kind,
    signatureMethod: signatureMethod(conclusion?.algorithm ?? null),
    signatureLevel: legalLevel(signature),
    signedBy: nameOf(signature),
    ...(signer && {
      subjectDistinguishedName: {
        commonName: signer.commonName,
        ...(signer.givenName !== undefined && { givenName: signer.givenName }),
        ...(signer.surname !== undefined && { surname: signer.surname }),
      },
    }),
    // SiVa: "Claimed signing time, i.e. signer's computer time"
    ...(claimed && { claimedSigningTime: withoutFractions(claimed) }),
    signatureScopes: scopesOf(signature, report),
    indication: conclusion?.indication ?? indicationOf[tone],
    ...(conclusion?.subIndication && { subIndication: conclusion.subIndication }),
    errors:
      tone === "good"
        ? []
        : [
            t(`verdicts.words.${words}`),
            ...furtherFaults(signature).map((each) => t(`signatureFaults.${each}`)),
          ].map(content),
    warnings: [
      ...(words === "test" ? [t("verdicts.words.test")] : []),
      ...(conclusion?.warnings ?? []).map((warning) => t(`verdicts.warnings.${warning}`)),
    ].map(content),
    info: signatureInfo(conclusion),
    certificates: certificate
      ? [
          {
            type: "SIGNING",
            commonName: signer?.commonName ?? "",
            issuer: { commonName: certificate.issuer },
          },
        ]
      : [],
  };
}

/** What an old report without conclusions can say; its good signatures have not been judged. */
const indicationOf: Record<Tone, string> = {
  good: "TOTAL-PASSED",
  unclear: "INDETERMINATE",
  bad: "TOTAL-FAILED",
};

/** As "PAdES_BASELINE_LT"; SiVa writes the levels of ETSI with the form before them. */
function formatOf({ form, profile }: NonNullable<ValidatedSignature["conclusion"]>): string {
  return profile ? `${form}_BASELINE_${profile.replace("B-", "")}` : form;
}

/** "surname, givenName": the third part, the personal code, is left out. */
function nameOf({ signer }: ValidatedSignature): string {
  if (signer?.surname && signer.givenName) return `${signer.surname}, ${signer.givenName}`;
  return signer?.commonName || "Unknown";
}

function scopesOf({ coversEverything }: ValidatedSignature, { format, files }: ValidationReport): Scope[] {
  const scopeOf = (name: string, isWhole: boolean): Scope => {
    const part = isWhole ? "Full" : "Partial";
    return {
      name: name || `${part} ${format === "pdf" ? "PDF" : "document"}`,
      scope: part.toUpperCase(),
      content: `${part} document`,
    };
  };
  if (files.length === 0) return [scopeOf("", coversEverything)];
  return files
    .filter(({ unsigned }) => unsigned !== "all")
    .map(({ name, unsigned }) => scopeOf(name, coversEverything && unsigned === undefined));
}

function simpleTimestamp(timestamp: DocumentTimestamp, t: Translator) {
  const { authority, stampedAt, faults, conclusion, evidenceRecord } = timestamp;
  const tone = timestampTone(timestamp);
  const at = stampedAt ?? conclusion?.at;
  return {
    signedBy: authority ?? (conclusion?.authority || "Unknown"),
    signedTime: at ? withoutFractions(at) : "",
    indication: conclusion?.indication ?? indicationOf[tone],
    ...(conclusion?.subIndication && { subIndication: conclusion.subIndication }),
    timestampLevel: tone === "good" && conclusion?.isQualified ? "QTSA" : "NA",
    certificates: [],
    // SiVa knows no evidence records.
    ...(evidenceRecord && { evidenceRecord }),
    ...(faults.length > 0 && { error: faults.map((fault) => content(t(`signatureFaults.${fault}`))) }),
  };
}
