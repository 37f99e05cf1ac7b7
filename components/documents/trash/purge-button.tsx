"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { idle } from "@/lib/domain/request/action-state";
import type { DocumentStatus } from "@/lib/domain/signing/signing-status";
import { buttonStyle } from "../../ui/button-style";
import { DialogButton } from "../../ui/dialog-button";
import { showToast } from "../../ui/toast-store";
import type { TrashAction } from "./trash-action";

type PurgeButtonProps = {
  action: TrashAction;
  document: { id: string; name: string; status: DocumentStatus };
};

/** Deletes a document permanently, after a confirmation. */
export function PurgeButton({ action, document: { id: documentId, name, status } }: PurgeButtonProps) {
  const t = useTranslations("trash");
  const [isPending, startTransition] = useTransition();
  const purge = (close: () => void) =>
    startTransition(async () => {
      const state = await action(idle, { documentId });
      if (state.status === "done") showToast({ text: t("purged", { name }) });
      close();
    });
  return (
    <DialogButton label={t("purge")} title={t("purgeTitle")} aria-label={t("purgeNamed", { name })}>
      {(close) => (
        <>
          <p className="wrap-break-word">{t("purgeText", { name })}</p>
          {status === "signed" && <p className="text-bad">{t("purgeSigned")}</p>}
          <div className="flex flex-wrap gap-3">
            <button
              type="button"
              disabled={isPending}
              onClick={() => purge(close)}
              className={buttonStyle({ tone: "quiet" })}
            >
              {t("purge")}
            </button>
            <button type="button" autoFocus onClick={close} className={buttonStyle()}>
              {t("keep")}
            </button>
          </div>
        </>
      )}
    </DialogButton>
  );
}
