import type { Refusal } from "@/lib/domain/request/refusal";

/** Files that are combined into one document. The first upload creates it unless it exists already. */
export type UploadGroup = { documentId?: string };

/** The upload of one file. */
export type Upload = {
  key: string;
  file: File;
  /** The files that it is combined with. */
  group?: UploadGroup;
  sentBytes: number;
  bytesPerSecond: number;
  state:
    | { kind: "sending" | "cancelled" }
    | { kind: "done"; documentId: string }
    | { kind: "failed"; why: Refusal | "connectionLost" | "failed" };
};

export type UploadChange = Partial<Pick<Upload, "sentBytes" | "bytesPerSecond" | "state">>;

/** Whether the upload ended without a document, so that it can be tried again. */
export const canRetry = ({ state }: Upload) => state.kind === "failed" || state.kind === "cancelled";
