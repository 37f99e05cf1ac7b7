"use client";

import { Upload as UploadIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { buttonStyle } from "../ui/button-style";
import { Checkbox } from "../ui/checkbox";
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
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (window.location.hash === "#upload") button.current?.focus(); // whoever came from another page to upload
  }, []);
  const { uploads, add, cancel, retry, remove } = useUploads({ mostBytes });
  const choose = () => input.current?.click();
  const [isTogether, setIsTogether] = useState(false);
  const take = useCallback(
    (files: Iterable<File>) => add(files, isTogether ? {} : undefined),
    [add, isTogether],
  );

  return (
    <DropTarget onFiles={take}>
      <header className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-serif text-xl">{t("title")}</h1>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <Checkbox
            label={t("together")}
            checked={isTogether}
            onChange={({ target }) => setIsTogether(target.checked)}
          />
          <button ref={button} id="upload" type="button" className={buttonStyle()} onClick={choose}>
            <UploadIcon aria-hidden className="size-4" />
            {t("upload")}
          </button>
        </div>
        <input
          ref={input}
          type="file"
          multiple
          aria-label={t("filesToUpload")}
          hidden
          onChange={({ currentTarget }) => {
            take([...(currentTarget.files ?? [])]);
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
