"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { DocumentSummary } from "@/db/repositories/documents";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../../ui/button-style";
import { showToast } from "../../ui/toast-store";
import { useRefusalWords } from "../../ui/use-refusal-words";
import { DeleteSignedDialog } from "./delete-signed-dialog";
import type { TrashAction } from "./trash-action";

type Trashing = { documentId: string; evenSigned: boolean };

type DeleteDocumentProps = {
  document: Pick<DocumentSummary, "id" | "name" | "status">;
  trash: (previous: ActionState, input: Trashing) => Promise<ActionState>;
  restore: TrashAction;
};

/** Moves a document to the trash and offers to undo it. A signed document takes two confirmations. */
export function DeleteDocument({ document: { id, name, status }, trash, restore }: DeleteDocumentProps) {
  const t = useTranslations("trash");
  const refused = useRefusalWords();
  const router = useRouter();
  const [isConfirming, setIsConfirming] = useState(false);
  const [isPending, startTransition] = useTransition();

  async function undo(): Promise<string> {
    const state = await restore(idle, { documentId: id });
    return state.status === "refused" ? refused(state.refusal) : t("restored", { name });
  }
  const moveToTrash = (evenSigned: boolean) =>
    startTransition(async () => {
      setIsConfirming(false);
      const state = await trash(idle, { documentId: id, evenSigned });
      if (state.status === "refused") return showToast({ text: refused(state.refusal) });
      showToast({ text: t("trashed", { name }), undo: { label: t("undo"), run: undo } });
      router.push("/documents");
    });

  return (
    <div className="no-print">
      <button
        type="button"
        data-command
        disabled={isPending}
        onClick={() => (status === "signed" ? setIsConfirming(true) : moveToTrash(false))}
        className={buttonStyle({ tone: "quiet" })}
      >
        <Trash2 aria-hidden className="size-4" />
        {t("delete")}
      </button>
      {isConfirming && (
        <DeleteSignedDialog
          count={1}
          onClose={() => setIsConfirming(false)}
          onDelete={() => moveToTrash(true)}
        />
      )}
    </div>
  );
}
