"use client";

import { useTranslations } from "next-intl";
import type { ActionState } from "@/lib/domain/request/action-state";
import type { DocumentStatus } from "@/lib/domain/signing/signing-status";
import { CancelDialog } from "../../documents/cancel-dialog";
import { RestoreButton } from "../../documents/trash/restore-button";
import type { TrashAction } from "../../documents/trash/trash-action";
import { ConfirmButton } from "../../ui/confirm-button";
import { type FindNewOwners, type Transfer, TransferDialog } from "./transfer-dialog";

type OfOwner<I> = (previous: ActionState, input: { documentId: string } & I) => Promise<ActionState>;

type DocumentActionsProps = {
  actions: {
    findNewOwners: FindNewOwners;
    transferDocument: Transfer;
    cancelForOwner: OfOwner<{ reason: string }>;
    trashForOwner: OfOwner<{ evenSigned: boolean }>;
    restoreForOwner: TrashAction;
  };
  document: { id: string; name: string; status: DocumentStatus; ownerId: string };
  can: { transfer: boolean; cancel: boolean; trash: boolean; restore: boolean };
  /** The number of signatures that cancelling would discard. */
  signedCount: number;
};

/** The actions of an admin on behalf of the owner. Each is confirmed first. */
export function DocumentActions({ actions, document, can, signedCount }: DocumentActionsProps) {
  const t = useTranslations("adminDocument");
  const { id: documentId, name, status } = document;
  const isSigned = status === "signed";
  return (
    <section aria-label={t("actions")} className="flex flex-wrap gap-3">
      {can.transfer && (
        <TransferDialog
          find={actions.findNewOwners}
          transfer={actions.transferDocument}
          document={document}
        />
      )}
      {can.cancel && <CancelDialog action={actions.cancelForOwner} {...{ document, signedCount }} />}
      {can.trash && (
        <ConfirmButton
          label={t("trash.open")}
          title={t(isSigned ? "trash.titleSigned" : "trash.title")}
          text={t("trash.text", { name })}
          confirm={t("trash.confirm")}
          action={actions.trashForOwner}
          input={{ documentId, evenSigned: isSigned }}
        />
      )}
      {can.restore && <RestoreButton action={actions.restoreForOwner} {...{ documentId, name }} isMain />}
    </section>
  );
}
