"use client";

import { Upload as UploadIcon } from "lucide-react";
import { type ReactNode, useCallback, useRef } from "react";
import { tooLargeSentence, uploadSentences } from "@/lib/domain/upload-sentences";
import { buttonStyle } from "../ui/button-style";
import { DropTarget } from "./drop-target";
import { UploadList } from "./upload-list";
import { useUploads } from "./use-uploads";

type UploadsProps = {
  mostBytes: number;
  /** Whether the library holds nothing yet. */
  isEmpty: boolean;
  children: ReactNode;
};

/** The library's head with its one filled button, the whole page as a place to drop files, and their progress. */
export function Uploads({ mostBytes, isEmpty, children }: UploadsProps) {
  const input = useRef<HTMLInputElement>(null);
  const refuse = useCallback(
    (file: File) => {
      if (file.size === 0) return uploadSentences.empty;
      return file.size > mostBytes ? tooLargeSentence(mostBytes) : undefined;
    },
    [mostBytes],
  );
  const { uploads, add, cancel, retry, remove } = useUploads({ refuse });
  const choose = () => input.current?.click();

  return (
    <DropTarget onFiles={add}>
      <header className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-serif text-xl">Documents</h1>
        <button type="button" className={buttonStyle()} onClick={choose}>
          <UploadIcon aria-hidden className="size-4" />
          Upload documents
        </button>
        <input
          ref={input}
          type="file"
          multiple
          accept="application/pdf,.pdf"
          aria-label="Files to upload"
          hidden
          onChange={({ currentTarget }) => {
            add(currentTarget.files ?? []);
            currentTarget.value = ""; // so that the same file can be chosen again
          }}
        />
      </header>
      <UploadList uploads={uploads} onCancel={cancel} onRetry={retry} onRemove={remove} />
      {isEmpty ? (
        <div className="flex flex-col items-center gap-2 rounded-lg border-2 border-dashed border-line-strong px-6 py-20 text-center">
          <p className="font-serif text-lg">Drop a PDF here to begin</p>
          <p className="max-w-prose text-ink-soft">
            Then name who signs it, and find the signed document here.
          </p>
        </div>
      ) : (
        children
      )}
    </DropTarget>
  );
}
