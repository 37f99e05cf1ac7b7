"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../../ui/button-style";
import { DialogActions } from "../../ui/dialog-actions";
import { DialogButton } from "../../ui/dialog-button";
import { Notice } from "../../ui/notice";
import { TextField } from "../../ui/text-field";
import { showToast } from "../../ui/toast-store";
import { useRefusalWords } from "../../ui/use-refusal-words";
import { type NewOwner, NewOwnerChoice } from "./new-owner-choice";

export type FindNewOwners = (
  previous: ActionState<NewOwner[]>,
  input: { documentId: string; search: string },
) => Promise<ActionState<NewOwner[]>>;

export type Transfer = (
  previous: ActionState,
  input: { documentId: string; toId: string },
) => Promise<ActionState>;

type TransferDialogProps = {
  find: FindNewOwners;
  transfer: Transfer;
  document: { id: string; name: string; ownerId: string };
};

/** Transfers a document to another owner, found by name or address. The toast offers to undo it. */
export function TransferDialog(props: TransferDialogProps) {
  const t = useTranslations("adminDocument.transfer");
  return (
    <DialogButton label={t("open")} title={t("title")}>
      {(close) => <TransferForm {...props} onClose={close} />}
    </DialogButton>
  );
}

function TransferForm({ find, transfer, document, onClose }: TransferDialogProps & { onClose: () => void }) {
  const t = useTranslations("adminDocument.transfer");
  const dialogs = useTranslations("dialogs");
  const refused = useRefusalWords();
  const [found, setFound] = useState<NewOwner[]>();
  const [chosen, setChosen] = useState<NewOwner>();
  const [refusal, setRefusal] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const { id: documentId, name, ownerId } = document;

  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get("search"));
    startTransition(async () => {
      const state = await find(idle, { documentId, search: words });
      setChosen(undefined);
      setFound(state.status === "done" ? state.value : []);
    });
  };
  async function undo(): Promise<string> {
    const state = await transfer(idle, { documentId, toId: ownerId });
    return state.status === "refused" ? refused(state.refusal) : t("undone", { name });
  }
  const transferTo = (to: NewOwner) =>
    startTransition(async () => {
      const state = await transfer(idle, { documentId, toId: to.id });
      if (state.status === "refused") return setRefusal(refused(state.refusal));
      showToast({
        text: t("done", { name, owner: to.name || to.email }),
        undo: { label: t("undo"), run: undo },
      });
      onClose();
    });

  return (
    <div className="flex flex-col gap-4">
      <p className="wrap-break-word">{t("text", { name })}</p>
      <form method="post" role="search" noValidate onSubmit={search}>
        <TextField
          label={t("newOwner")}
          name="search"
          type="search"
          maxLength={200}
          autoFocus
          autoComplete="off"
          beside={
            <button type="submit" className={buttonStyle({ tone: "quiet" })} disabled={isPending}>
              {t("search")}
            </button>
          }
        />
      </form>
      {found && <NewOwnerChoice people={found} chosenId={chosen?.id} onChoose={setChosen} />}
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <DialogActions
        confirm={t("confirm")}
        back={dialogs("back")}
        isDisabled={!chosen || isPending}
        onConfirm={() => chosen && transferTo(chosen)}
        onBack={onClose}
      />
    </div>
  );
}
