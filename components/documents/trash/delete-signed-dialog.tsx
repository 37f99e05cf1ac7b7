"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { trashDays } from "@/lib/domain/document/trash";
import { buttonStyle } from "../../ui/button-style";
import { Dialog } from "../../ui/dialog";

type DeleteSignedDialogProps = { count: number; onClose: () => void; onDelete: () => void };

/** Asks for two confirmations before signed documents go to the trash. */
export function DeleteSignedDialog({ count, onClose, onDelete }: DeleteSignedDialogProps) {
  const t = useTranslations("trash.signed");
  const [isSecond, setIsSecond] = useState(false);
  return (
    <Dialog title={t(isSecond ? "secondTitle" : "title", { count })} onClose={onClose}>
      <p>{t(isSecond ? "secondText" : "text", { count, days: trashDays })}</p>
      <div className="flex flex-wrap gap-3">
        {isSecond ? (
          <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={onDelete}>
            {t("delete")}
          </button>
        ) : (
          <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={() => setIsSecond(true)}>
            {t("continue")}
          </button>
        )}
        <button key={String(isSecond)} type="button" autoFocus className={buttonStyle()} onClick={onClose}>
          {t("keep")}
        </button>
      </div>
    </Dialog>
  );
}
