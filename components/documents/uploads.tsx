"use client";

import { Upload as UploadIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useRef } from "react";
import { type Refusal, tooLargeRefusal } from "@/lib/domain/refusal";
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
  const t = useTranslations("library");
  const input = useRef<HTMLInputElement>(null);
  const refuse = useCallback(
    (file: File): Refusal | undefined => {
      if (file.size === 0) return { code: "file_empty" };
      return file.size > mostBytes ? tooLargeRefusal(mostBytes) : undefined;
    },
    [mostBytes],
  );
  const { uploads, add, cancel, retry, remove } = useUploads({ refuse });
  const choose = () => input.current?.click();

  return (
    <DropTarget onFiles={add}>
      <header className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-serif text-xl">{t("title")}</h1>
        <button type="button" className={buttonStyle()} onClick={choose}>
          <UploadIcon aria-hidden className="size-4" />
          {t("upload")}
        </button>
        <input
          ref={input}
          type="file"
          multiple
          accept="application/pdf,.pdf"
          aria-label={t("filesToUpload")}
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
          <p className="font-serif text-lg">{t("emptyTitle")}</p>
          <p className="max-w-prose text-ink-soft">{t("emptyText")}</p>
        </div>
      ) : (
        children
      )}
    </DropTarget>
  );
}
