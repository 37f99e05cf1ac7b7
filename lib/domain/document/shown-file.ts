import type { FilePart } from "../signing/signing-type";
import type { FilePreview } from "./file-preview";

/** A file of a document as a page shows it. */
export type ShownFile = {
  name: string;
  sizeBytes: number;
  part: FilePart | null;
  preview: FilePreview;
  /** The portal's address of its bytes. */
  url: string;
  /** The address of the PDF from which this one was signed. */
  sourceUrl?: string;
};
