"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "../ui/checkbox";
import { DropTarget } from "./drop-target";
import { useUploadDesk } from "./upload-desk";

type UploadsProps = {
  /** Whether the library is still empty. */
  isEmpty: boolean;
  /** Shown beside the title on a phone. */
  beside: ReactNode;
  children: ReactNode;
};

/** The head of the library. The whole page accepts dropped files. */
export function Uploads({ isEmpty, beside, children }: UploadsProps) {
  const t = useTranslations("library");
  const { upload, combinesFiles, setCombinesFiles } = useUploadDesk();
  return (
    <DropTarget onFiles={upload}>
      <div className="flex flex-wrap items-center justify-between gap-x-5">
        <h1 className="mb-3 font-serif text-xl sm:mb-6">{t("title")}</h1>
        {/* On a phone the list comes first. */}
        <div className="max-sm:order-last max-sm:mt-6 max-sm:w-full sm:mb-6">
          <Checkbox
            label={t("combine")}
            checked={combinesFiles}
            onChange={({ target }) => setCombinesFiles(target.checked)}
          />
        </div>
        {!isEmpty && <div className="mb-3 sm:hidden">{beside}</div>}
        <div className="w-full">
          {isEmpty ? (
            <div className="flex flex-col items-center gap-2 rounded-lg border-2 border-dashed border-line-strong px-6 py-20 text-center">
              <p className="font-serif text-lg">{t("emptyTitle")}</p>
              <p className="max-w-prose text-ink-soft">{t("emptyText")}</p>
            </div>
          ) : (
            children
          )}
        </div>
      </div>
    </DropTarget>
  );
}
