import { z } from "zod";
import { cleanFileName, isSameFileName } from "./file-name";
import { problem } from "../request/input-problem";
import type { Refusal } from "../request/refusal";
import { fileParts } from "../signing/signing-type";

/** Maximum number of files per document: as many as a signer can be expected to look through. */
export const maxFiles = 20;

export const tooManyFilesRefusal: Refusal = { code: "too_many_files", values: { max: maxFiles } };

const maxNameLength = 200;

const fileName = z
  .string()
  .trim()
  .min(1, problem("file_name_missing"))
  .max(maxNameLength, problem("name_too_long"))
  .transform(cleanFileName);

/** A draft's files in their new order, with their names and roles. A file that is left out is removed. */
export const arrangement = z
  .strictObject({
    documentId: z.string(),
    name: z
      .string()
      .trim()
      .min(1, problem("document_name_missing"))
      .max(maxNameLength, problem("name_too_long")),
    files: z
      .array(z.strictObject({ id: z.string(), name: fileName, part: z.enum(fileParts) }))
      .min(1)
      .max(maxFiles),
  })
  .superRefine(({ files }, context) => {
    files.forEach(({ name }, index) => {
      const isRepeated = files.slice(0, index).some((earlier) => isSameFileName(earlier.name, name));
      if (isRepeated)
        context.addIssue({
          code: "custom",
          path: ["files", index, "name"],
          message: problem("file_name_repeated"),
        });
    });
  });

export type Arrangement = z.output<typeof arrangement>;
export type ArrangementInput = z.input<typeof arrangement>;
