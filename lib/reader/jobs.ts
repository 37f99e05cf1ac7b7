import type { StoredFile } from "@/lib/files/file-store";
import {
  type SignedContainerToValidate,
  validateContainer,
} from "@/lib/validation/container/validate-signed-container";
import { type SignedPdfToValidate, validatePdf } from "@/lib/validation/pdf/validate-signed-pdf";
import { type ArchivedFile, compareArchived } from "@/lib/validation/compare-archived";
import { inspectSource } from "@/lib/validation/inspect-source";
import type { ValidationContext } from "@/lib/validation/process/validation-context";
import { kindOf } from "@/lib/validation/kind-of-file";
import { validateAnyFile } from "@/lib/validation/validate-any-file";
import { unpackEntry } from "./unpack-entry";
import { openContext, type ValidationInputs } from "./validation-inputs";

type StoredAt = StoredFile & { path: string };

/** A request whose context a message can carry. */
type Carried<T extends ValidationContext> = Omit<T, keyof ValidationContext> & ValidationInputs;

/**
 * Everything that reads a file from outside, by name. Only a reading process imports this; the portal knows its types.
 * Requests and answers are plain values that a message can carry.
 */
export const jobs = {
  inspectSource: ({ path, sha256, sizeBytes, ...inputs }: StoredAt & ValidationInputs) =>
    inspectSource(path, { sha256, sizeBytes, ...openContext(inputs) }),
  validateAnyFile: (request: StoredAt & ValidationInputs) =>
    validateAnyFile({ ...request, ...openContext(request) }),
  validateSignedPdf: (request: Carried<SignedPdfToValidate> & StoredFile) =>
    validatePdf({ ...request, ...openContext(request) }),
  validateSignedContainer: (request: Carried<SignedContainerToValidate> & StoredFile) =>
    validateContainer({ ...request, ...openContext(request) }),
  compareArchived: (request: ArchivedFile & StoredFile) => compareArchived(request),
  kindOf: ({ path }: { path: string }) => kindOf(path),
  unpackEntry,
};
