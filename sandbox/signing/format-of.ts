import { containerFormat } from "../asic/container-format";
import { pdfFormat } from "../pades/pdf-format";
import type { DocumentFormat } from "../domain/document-format";
import { isContainerType, type SigningType } from "../domain/signing-type";

/** The document format of a signing's type. */
export const formatOf = (type: SigningType): DocumentFormat =>
  isContainerType(type) ? containerFormat : pdfFormat;
