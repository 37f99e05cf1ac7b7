import type { FilePart } from "../signing/signing-type";
import type { FilePreview } from "./file-preview";

/** A file of a document as a page shows it. */
export type ShownFile = {
  name: string;
  sizeBytes: number;
  part: FilePart | null;
  preview: FilePreview;
  /** The portal's URL of its content. */
  url: string;
  /** The URL of the PDF whose signed version this is. */
  sourceUrl?: string;
};
