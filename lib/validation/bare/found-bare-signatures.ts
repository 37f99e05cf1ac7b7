import type { ValidationProblem } from "@/lib/domain/validation/validation-problem";
import type { ReadSignature } from "../process/evidence";

/** What was found in a file that is a signature itself, before anything is judged. */
export type FoundBareSignatures = {
  signatures: { read: ReadSignature; coversEverything: boolean }[];
  problem?: ValidationProblem;
};
