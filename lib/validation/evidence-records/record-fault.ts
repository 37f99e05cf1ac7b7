import type { SignatureFault } from "@/lib/domain/validation/signature-fault";

/** An evidence record that cannot be read, or not be checked. */
export class RecordFault extends Error {
  override name = "RecordFault";

  constructor(
    readonly fault: Extract<SignatureFault, "record_malformed" | "algorithm_unsupported">,
    options?: ErrorOptions,
  ) {
    super(fault, options);
  }
}
