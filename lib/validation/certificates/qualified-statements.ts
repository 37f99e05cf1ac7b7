import * as asn1js from "asn1js";
import type { ParsedCertificate } from "./parsed-certificate";

const extensions = { qualifiedStatements: "1.3.6.1.5.5.7.1.3", policies: "2.5.29.32" };
const statement = {
  compliance: "0.4.0.1862.1.1",
  secureDevice: "0.4.0.1862.1.4",
  type: "0.4.0.1862.1.6",
  otherLaw: "0.4.0.1862.1.7",
};
const types: Readonly<Record<string, CertificateType>> = {
  "0.4.0.1862.1.6.1": "signature",
  "0.4.0.1862.1.6.2": "seal",
  "0.4.0.1862.1.6.3": "website",
};

/** What a certificate is for (ETSI EN 319 412-5, 4.2.3). */
export type CertificateType = "signature" | "seal" | "website";

/** The statements by which an issuer declares a certificate qualified (ETSI EN 319 412-5). */
export type QualifiedStatements = {
  /** Whether it is said to be qualified under the law of the EU. */
  isCompliant: boolean;
  /** Whether its key is in a qualified device. */
  isInSecureDevice: boolean;
  /** Undefined where nothing is said. */
  types: CertificateType[] | undefined;
};

export function readQualifiedStatements({ fields }: ParsedCertificate): QualifiedStatements {
  const statements = readStatements(extensionOf(fields, extensions.qualifiedStatements));
  return {
    // Qualified under the law of countries outside the EU (4.2.4) is another thing.
    isCompliant: statements.has(statement.compliance) && !statements.has(statement.otherLaw),
    isInSecureDevice: statements.has(statement.secureDevice),
    types: statements.get(statement.type)?.flatMap((id) => types[id] ?? []),
  };
}

/** The identifiers of the certificate policies (RFC 5280, 4.2.1.4). */
export function readPolicies({ fields }: ParsedCertificate): string[] {
  return childrenOf(extensionOf(fields, extensions.policies)).map((policy) =>
    identifierOf(childrenOf(policy)[0]),
  );
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

function extensionOf(fields: ParsedCertificate["fields"], type: string): asn1js.BaseBlock | undefined {
  const found = fields.extensions?.find(({ extnID }) => extnID === type);
  if (!found) return undefined;
  const { offset, result } = asn1js.fromBER(found.extnValue.valueBlock.valueHexView);
  return offset < 0 ? undefined : result;
}

const childrenOf = (block: asn1js.BaseBlock | undefined): asn1js.BaseBlock[] =>
  block instanceof asn1js.Sequence ? block.valueBlock.value : [];

const identifierOf = (block: asn1js.BaseBlock | undefined): string =>
  block instanceof asn1js.ObjectIdentifier ? block.getValue() : "";
