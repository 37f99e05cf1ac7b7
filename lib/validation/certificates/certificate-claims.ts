import type { ValidatedCertificate } from "@/lib/domain/validation/validation-report";
import type { ParsedCertificate } from "./parsed-certificate";
import { readPolicies, readQualifiedStatements } from "./qualified-statements";

/** The signing method, by the policies under which SK ID Solutions issues its certificates. */
const methodPolicies = [
  ["smartid", /^1\.3\.6\.1\.4\.1\.10015\.17\.[12]$/],
  ["mobile", /^1\.3\.6\.1\.4\.1\.10015\.(1\.3|11\.1|18\.1)(\.|$)/],
  ["card", /^1\.3\.6\.1\.4\.1\.(10015\.1\.[12]|51361\.1\.1|51455\.1\.1)(\.|$)/],
] as const;

type Claims = Pick<ValidatedCertificate, "level" | "use" | "method" | "isSelfIssued" | "isTest">;

/**
 * The claims of a certificate about signatures made with it. Whether its issuer may make them is not checked against
 * trusted lists; a self-issued certificate claims no level.
 */
export function readClaims(certificate: ParsedCertificate): Claims {
  const { x509 } = certificate;
  const { isCompliant, isInSecureDevice, types } = readQualifiedStatements(certificate);
  const isSelfIssued = x509.checkIssued(x509);
  const isForPeople = !types || types.includes("signature") || types.includes("seal");
  const isQualified = isCompliant && isForPeople && !isSelfIssued;
  return {
    level: !isQualified ? "plain" : isInSecureDevice ? "qualified" : "advanced",
    use: types?.includes("seal") && !types.includes("signature") ? "seal" : "signature",
    method: readMethod(readPolicies(certificate)),
    isSelfIssued,
    isTest: /\b(test|sandbox)\b/i.test(x509.issuer),
  };
}

function readMethod(policies: string[]): Claims["method"] {
  const found = methodPolicies.find(([, pattern]) => policies.some((policy) => pattern.test(policy)));
  return found?.[0] ?? null;
}
