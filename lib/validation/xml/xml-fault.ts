import type { SignatureFault } from "@/lib/domain/validation/signature-fault";

/** An XML signature that cannot be read, or cannot be trusted whatever its value. */
export class XmlFault extends Error {
  override name = "XmlFault";

  constructor(
    readonly fault: SignatureFault,
    options?: ErrorOptions,
  ) {
    super(fault, options);
  }
}
