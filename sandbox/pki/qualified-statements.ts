import { ObjectIdentifier, Sequence } from "asn1js";
import { qualifiedOids } from "./object-identifiers";
import { x509 } from "./x509";

/** The type of a qualified certificate (ETSI EN 319 412-5, 4.2.3). */
export const qualifiedType = { signature: "0.4.0.1862.1.6.1", seal: "0.4.0.1862.1.6.2" } as const;

/** The statements of a qualified certificate whose key is in a secure device (ETSI EN 319 412-5). */
export function qualifiedStatements(
  type: (typeof qualifiedType)[keyof typeof qualifiedType],
): x509.Extension {
  const statement = (id: string, ...info: Sequence[]) =>
    new Sequence({ value: [new ObjectIdentifier({ value: id }), ...info] });
  const types = new Sequence({ value: [new ObjectIdentifier({ value: type })] });
  const statements = new Sequence({
    value: [
      statement(qualifiedOids.compliance),
      statement(qualifiedOids.secureDevice),
      statement(qualifiedOids.type, types),
    ],
  });
  return new x509.Extension(qualifiedOids.statements, false, statements.toBER());
}
