import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { StoredFile } from "@/lib/files/file-store";

/** A validation report for signatures that were never made. */
export function seededReport({ sha256, sizeBytes }: StoredFile, names: string[], at: Date): ValidationReport {
  const time = at.toISOString();
  const certificate = {
    ...{ issuer: "Seeded, without any effect", serialNumber: "01", fingerprint: sha256 },
    ...{ validFrom: time, validTo: time, level: "plain" as const, use: "signature" as const },
    ...{ method: "smartid" as const, isSelfIssued: false, isTest: true },
  };
  return {
    ...{ format: "pdf", checkedAt: time, sha256, sizeBytes, problems: [], sourceIsPrefix: true },
    signatures: names.map((commonName, index) => ({
      ...{ place: `Signature${index + 1}`, kind: "ETSI.CAdES.detached", signer: { commonName }, certificate },
      ...{ signedAt: time, timeSource: "timestamp", timestampAuthority: null, addedAfter: null },
      ...{ valid: true, faults: [] },
      coversEverything: index === names.length - 1,
    })),
    ...{ documentTimestamps: [], files: [] },
  };
}
