import * as asn1js from "asn1js";
import type { ValidatedCertificate } from "@/lib/domain/validation/validation-report";
import type { ParsedCertificate } from "./parsed-certificate";

/** The statements by which an issuer declares a certificate qualified (ETSI EN 319 412-5). */
const qualifiedStatements = "1.3.6.1.5.5.7.1.3";
const statement = {
  compliance: "0.4.0.1862.1.1",
  secureDevice: "0.4.0.1862.1.4",
  type: "0.4.0.1862.1.6",
  /** Qualified under the law of the listed countries outside the EU (4.2.4). */
  otherLaw: "0.4.0.1862.1.7",
};
const forSignatures = "0.4.0.1862.1.6.1";
const forSeals = "0.4.0.1862.1.6.2";

const certificatePolicies = "2.5.29.32";
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
export function readClaims({ x509, fields }: ParsedCertificate): Claims {
  const statements = readStatements(extensionOf(fields, qualifiedStatements));
  const types = statements.get(statement.type);
  const isSelfIssued = x509.checkIssued(x509);
  const isForPeople = !types || types.includes(forSignatures) || types.includes(forSeals);
  const isQualified =
    statements.has(statement.compliance) && !statements.has(statement.otherLaw) && isForPeople;
  return {
    level:
      isSelfIssued || !isQualified
        ? "plain"
        : statements.has(statement.secureDevice)
          ? "qualified"
          : "advanced",
    use: types?.includes(forSeals) && !types.includes(forSignatures) ? "seal" : "signature",
    method: readMethod(extensionOf(fields, certificatePolicies)),
    isSelfIssued,
    isTest: /\b(test|sandbox)\b/i.test(x509.issuer),
  };
}

function readMethod(extension: asn1js.BaseBlock | undefined): Claims["method"] {
  const policies = childrenOf(extension).map((policy) => identifierOf(childrenOf(policy)[0]));
  const found = methodPolicies.find(([, pattern]) => policies.some((policy) => pattern.test(policy)));
  return found?.[0] ?? null;
}

/** Maps the identifier of each statement to the identifiers in its information. */
function readStatements(extension: asn1js.BaseBlock | undefined): Map<string, string[]> {
  return new Map(
    childrenOf(extension).map((each) => {
      const [id, info] = childrenOf(each);
      return [identifierOf(id), childrenOf(info).map(identifierOf)];
    }),
  );
}

function extensionOf(
  { extensions }: ParsedCertificate["fields"],
  type: string,
): asn1js.BaseBlock | undefined {
  const found = extensions?.find(({ extnID }) => extnID === type);
  if (!found) return undefined;
  const { offset, result } = asn1js.fromBER(found.extnValue.valueBlock.valueHexView);
  return offset < 0 ? undefined : result;
}

const childrenOf = (block: asn1js.BaseBlock | undefined): asn1js.BaseBlock[] =>
  block instanceof asn1js.Sequence ? block.valueBlock.value : [];

const identifierOf = (block: asn1js.BaseBlock | undefined): string =>
  block instanceof asn1js.ObjectIdentifier ? block.getValue() : "";
