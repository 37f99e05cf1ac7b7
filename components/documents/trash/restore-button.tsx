"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../../ui/button-style";
import { showToast } from "../../ui/toast-store";
import type { TrashAction } from "./trash-action";

type RestoreButtonProps = {
  action: TrashAction;
  documentId: string;
  name: string;
  /** Whether it is the page's main action. */
  isMain?: boolean;
};

/** Restores a document from the trash. */
export function RestoreButton({ action, documentId, name, isMain = false }: RestoreButtonProps) {
  const t = useTranslations("trash");
  const [isPending, startTransition] = useTransition();
  const onClick = () =>
    startTransition(async () => {
      const { status } = await action(idle, { documentId });
      if (status === "done") showToast({ text: t("restored", { name }) });
    });
  return (
    <button
      type="button"
      disabled={isPending}
      onClick={onClick}
      aria-label={isMain ? undefined : t("restoreNamed", { name })}
      className={buttonStyle({ tone: isMain ? "filled" : "quiet" })}
    >
      {t("restore")}
    </button>
  );
}
