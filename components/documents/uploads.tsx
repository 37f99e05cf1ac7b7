"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "../ui/checkbox";
import { DropTarget } from "./drop-target";
import { useUploadDesk } from "./upload-desk";

type UploadsProps = {
  /** Whether the library holds nothing yet. */
  isEmpty: boolean;
  children: ReactNode;
};

/** The library's head, and the whole page as a place to drop files. */
export function Uploads({ isEmpty, children }: UploadsProps) {
  const t = useTranslations("library");
  const { take, isTogether, setIsTogether } = useUploadDesk();
  return (
    <DropTarget onFiles={take}>
      <header className="mb-6 flex flex-wrap items-center justify-between gap-x-5 gap-y-2">
        <h1 className="font-serif text-xl">{t("title")}</h1>
        <Checkbox
          label={t("together")}
          checked={isTogether}
          onChange={({ target }) => setIsTogether(target.checked)}
        />
      </header>
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
