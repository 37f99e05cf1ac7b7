import { containerFormat } from "../asic/container-format";
import { pdfFormat } from "../pades/pdf-format";
import type { DocumentFormat } from "./document-format";
import { isContainerType, type SigningType } from "./signing-type";

/** How files of a signing's type are signed. */
export const formatOf = (type: SigningType): DocumentFormat =>
  isContainerType(type) ? containerFormat : pdfFormat;
