import type { SignatureFault } from "@/lib/domain/validation/validation-report";

/** Why an XML signature cannot even be looked at, or not trusted whatever its value is. */
export class XmlFault extends Error {
  override name = "XmlFault";

  constructor(
    readonly fault: SignatureFault,
    options?: ErrorOptions,
  ) {
    super(fault, options);
  }
}
