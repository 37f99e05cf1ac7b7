import { pdfFormat } from "../pades/pdf-format";
import type { DocumentFormat } from "./document-format";
import type { SigningType } from "./signing-type";

/** How files of a signing's type are signed. */
export const formatOf = (_type: SigningType): DocumentFormat => pdfFormat;
