import type { SignatureConclusion } from "@/lib/domain/validation/signature-conclusion";
import { withoutFractions } from "./without-fractions";

/**
 * The block `info` of SiVa's simple report: times, roles and place. Without a proven time, `bestSignatureTime` is
 * empty.
 */
export function signatureInfo(conclusion: SignatureConclusion | undefined): object {
  if (!conclusion) return { bestSignatureTime: "" };
  const { bestTime, timestamps, revocation, roles, productionPlace } = conclusion;
  const stamp = timestamps.find(({ kind }) => kind === "signature");
  const archive = timestamps.filter(({ kind }) => kind === "archive" || kind === "document");
  return {
    bestSignatureTime: bestTime && bestTime.source !== "claimed" ? withoutFractions(bestTime.at) : "",
    ...(stamp && { timestampCreationTime: withoutFractions(stamp.at) }),
    ...(revocation?.source === "ocsp" && {
      ocspResponseCreationTime: withoutFractions(revocation.producedAt),
    }),
    ...(roles.length > 0 && { signerRole: roles.map((claimedRole) => ({ claimedRole })) }),
    ...(productionPlace !== null && { signatureProductionPlace: { city: productionPlace } }),
    ...(archive.length > 0 && {
      archiveTimeStamps: archive.map(({ at, indication, subIndication, authority, anchor }) => ({
        signedTime: withoutFractions(at),
        indication: indication.replace("TOTAL-", ""),
        ...(subIndication && { subIndication }),
        signedBy: authority,
        country: anchor?.country ?? "",
        content: "",
      })),
    }),
  };
}
