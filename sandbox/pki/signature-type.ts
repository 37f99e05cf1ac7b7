import { Constructed, fromBER, ObjectIdentifier } from "asn1js";
import { qualifiedOids } from "./object-identifiers";
import { x509 } from "./x509";

/**
 * The type of signatures made with a certificate (docs/gateway.md#postbacks): `qes` qualified, `aes` advanced, `es`
 * plain, according to its QC statements (ETSI EN 319 412-5). Whether the issuer is qualified is not checked.
 */
export function signatureTypeOf(certificate: Buffer): "qes" | "aes" | "es" {
  const { extensions } = new x509.X509Certificate(new Uint8Array(certificate));
  const statements = extensions.find(({ type }) => type === qualifiedOids.statements);
  const stated = statements ? statementsIn(statements.value) : [];
  if (!stated.includes(qualifiedOids.compliance)) return "es";
  return stated.includes(qualifiedOids.secureDevice) ? "qes" : "aes";
}

function statementsIn(extension: ArrayBuffer): string[] {
  const { result } = fromBER(extension);
  if (!(result instanceof Constructed)) return [];
  return result.valueBlock.value.flatMap((statement) => {
    const [id] = statement instanceof Constructed ? statement.valueBlock.value : [];
    return id instanceof ObjectIdentifier ? id.valueBlock.toString() : [];
  });
}
