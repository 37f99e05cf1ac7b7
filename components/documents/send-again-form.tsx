"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "@/lib/actions/action-state";
import { linkStyle } from "../ui/link-style";
import { Notice } from "../ui/notice";
import { useRefusalWords } from "../ui/use-refusal-words";

/** What {@link SendAgainForm} calls. */
export type SendAgainAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

type SendAgainFormProps = { action: SendAgainAction; documentId: string; signerId: string; name: string };

/** Writes to a signer once more. The link itself is shown to nobody but them. */
export function SendAgainForm({ action, documentId, signerId, name }: SendAgainFormProps) {
  const t = useTranslations("document");
  const refused = useRefusalWords();
  const [state, submit, isPending] = useActionState(action, idle);
  return (
    <form action={submit}>
      <input type="hidden" name="documentId" value={documentId} />
      <input type="hidden" name="signerId" value={signerId} />
      <button
        type="submit"
        disabled={isPending}
        title={t("sendAgainHint")}
        aria-label={t("sendInvitationAgainTo", { name })}
        className={`inline-flex min-h-11 items-center text-base sm:min-h-8 ${linkStyle}`}
      >
        {t("sendInvitationAgain")}
      </button>
      <span aria-live="polite" className="sr-only">
        {state.status === "done" && t("sentAgain")}
      </span>
      {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
    </form>
  );
}
