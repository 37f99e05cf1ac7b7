"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState, useState } from "react";
import { idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../../ui/button-style";
import { Notice } from "../../ui/notice";
import { useRefusalWords } from "../../ui/use-refusal-words";
import { ReasonDialog, type ReasonedAction } from "./reason-dialog";
import { ResendDialog } from "./resend-dialog";
import type { SigningAction } from "./signing-action";

type SigningActionsProps = {
  actions: {
    tryAgain: SigningAction;
    acceptBelowLevel: ReasonedAction;
    resendSigning: SigningAction;
    closeSigning: ReasonedAction;
  };
  signing: { id: string; documentName: string };
  /** The actions that are possible now. */
  can: { tryAgain: boolean; accept: boolean; resend: boolean; close: boolean };
};

/** The admin actions on a signing. */
export function SigningActions({ actions, signing, can }: SigningActionsProps) {
  const t = useTranslations("adminSigning");
  const refused = useRefusalWords();
  const [state, submit, isPending] = useActionState(actions.tryAgain, idle);
  const [open, setOpen] = useState<"accept" | "resend" | "close">();
  const close = () => setOpen(undefined);
  if (!Object.values(can).includes(true) && state.status === "idle") return null;
  return (
    <section aria-label={t("actions")} className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-3">
        {can.tryAgain && (
          <button
            type="button"
            className={buttonStyle()}
            disabled={isPending}
            onClick={() => startTransition(() => submit({ signingId: signing.id }))}
          >
            {t("tryNow")}
          </button>
        )}
        {can.accept && (
          <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={() => setOpen("accept")}>
            {t("accept")}
          </button>
        )}
        {can.resend && (
          <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={() => setOpen("resend")}>
            {t("resend")}
          </button>
        )}
        {can.close && (
          <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={() => setOpen("close")}>
            {t("close")}
          </button>
        )}
      </div>
      <p aria-live="polite" className="text-base text-ink-soft empty:hidden">
        {state.status === "done" && t("tried")}
      </p>
      {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
      {open === "resend" && <ResendDialog action={actions.resendSigning} signing={signing} onClose={close} />}
      {open === "close" && (
        <ReasonDialog
          words={{
            title: t("closeTitle"),
            text: t("closeText"),
            label: t("closeReason"),
            confirm: t("close"),
          }}
          action={actions.closeSigning}
          signingId={signing.id}
          onClose={close}
        />
      )}
      {open === "accept" && (
        <ReasonDialog
          words={{
            title: t("acceptTitle"),
            text: t("acceptText"),
            label: t("acceptReason"),
            confirm: t("accept"),
          }}
          action={actions.acceptBelowLevel}
          signingId={signing.id}
          onClose={close}
        />
      )}
    </section>
  );
}
