import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import { openTrustAnchors } from "@/lib/validation/anchors/open-anchors";
import { type ParsedCertificate, parseCertificate } from "@/lib/validation/certificates/parsed-certificate";
import { compareLooks } from "@/lib/validation/looks/compare-looks";
import { findCoveredText } from "@/lib/validation/looks/find-covered-text";
import type { ValidationContext } from "@/lib/validation/process/validation-context";
import type { RevocationItem } from "@/lib/validation/revocation/revocation-item";

/** Who is trusted: a file of services from trusted lists, if there are lists, and services of the portal's own. */
export type TrustSource = { path: string | undefined; services: readonly TrustedService[] };

/** Evidence that was requested online: certificates as DER, and revocation data. */
export type OnlineEvidence = { certificates: Uint8Array[]; revocation: RevocationItem[] };

/** By what a file is validated, in a form that a message can carry. */
export type ValidationInputs = { now: Date; trust?: TrustSource; online?: OnlineEvidence };

/** @throws if the file of trusted services cannot be read */
export function openContext({ now, trust, online }: ValidationInputs): ValidationContext {
  return {
    now,
    anchors: trust && openTrustAnchors(trust.path, trust.services),
    compareLooks,
    findCoveredText,
    fetched: online && { ...online, certificates: online.certificates.flatMap(readCertificate) },
  };
}

/** An answer from elsewhere that is no certificate is left out. */
function readCertificate(bytes: Uint8Array): ParsedCertificate[] {
  try {
    return [parseCertificate(Buffer.from(bytes))];
  } catch (error) {
    throwIfReadingFault(error);
    return [];
  }
}
