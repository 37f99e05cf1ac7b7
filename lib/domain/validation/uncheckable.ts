import type { SignatureFault } from "./signature-fault";
import type { ValidatedSignature } from "./validation-report";

/** Faults of signatures that may be valid, but are of a kind that is not checked here. */
const uncheckable = new Set<SignatureFault>(["sub_filter_unsupported", "algorithm_unsupported"]);

/** Whether a signature could not be checked, so that it is neither valid nor invalid. */
export const isUncheckable = ({ valid, faults }: Pick<ValidatedSignature, "valid" | "faults">): boolean =>
  !valid && faults.length > 0 && faults.every((fault) => uncheckable.has(fault));
