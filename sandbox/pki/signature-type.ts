import { Constructed, fromBER, ObjectIdentifier } from "asn1js";
import { x509 } from "./x509";

const oid = { qcStatements: "1.3.6.1.5.5.7.1.3", qcCompliance: "0.4.0.1862.1.1", qcSscd: "0.4.0.1862.1.4" };

/**
 * What a certificate's holder signs with (the gateway's document, "Postback"): `qes` qualified, `aes` advanced, `es` plain,
 * as its QC statements say (ETSI EN 319 412-5). Whether its issuer may say so is another question.
 */
export function signatureTypeOf(certificate: Buffer): "qes" | "aes" | "es" {
  const { extensions } = new x509.X509Certificate(new Uint8Array(certificate));
  const statements = extensions.find(({ type }) => type === oid.qcStatements);
  const stated = statements ? statementsIn(statements.value) : [];
  if (!stated.includes(oid.qcCompliance)) return "es";
  return stated.includes(oid.qcSscd) ? "qes" : "aes";
}

function statementsIn(extension: ArrayBuffer): string[] {
  const { result } = fromBER(extension);
  if (!(result instanceof Constructed)) return [];
  return result.valueBlock.value.flatMap((statement) => {
    const [id] = statement instanceof Constructed ? statement.valueBlock.value : [];
    return id instanceof ObjectIdentifier ? id.valueBlock.toString() : [];
  });
}
