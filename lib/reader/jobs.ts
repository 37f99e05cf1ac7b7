import type { StoredFile } from "@/lib/files/file-store";
import {
  type SignedContainerToValidate,
  validateSignedContainer,
} from "@/lib/validation/container/validate-signed-container";
import { type SignedPdfToValidate, validateSignedPdf } from "@/lib/validation/pdf/validate-signed-pdf";
import { type ArchivedFile, compareArchived } from "@/lib/validation/compare-archived";
import { inspectSource } from "@/lib/validation/inspect-source";
import { type AnyFile, kindOf, validateAnyFile } from "@/lib/validation/validate-any-file";
import { unpackEntry } from "./unpack-entry";

/**
 * Everything that reads a file from outside, by name. Only a reading process imports this; the portal knows its types.
 * Requests and answers are plain values that a message can carry.
 */
export const jobs = {
  inspectSource: ({ path, ...facts }: AnyFile) => inspectSource(path, facts),
  validateAnyFile,
  validateSignedPdf: (request: SignedPdfToValidate & StoredFile) => validateSignedPdf(request),
  validateSignedContainer: (request: SignedContainerToValidate & StoredFile) =>
    validateSignedContainer(request),
  compareArchived: (request: ArchivedFile & StoredFile) => compareArchived(request),
  kindOf: ({ path }: { path: string }) => kindOf(path),
  unpackEntry,
};
