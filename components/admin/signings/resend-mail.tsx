"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../../ui/button-style";
import { Notice } from "../../ui/notice";
import { useRefusalWords } from "../../ui/use-refusal-words";

/** The server action of a {@link ResendMail}. */
export type ResendMailAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

type ResendMailProps = { action: ResendMailAction; signingId: string; mailId: string; name: string };

/** Resends a mail that was not delivered. */
export function ResendMail({ action, signingId, mailId, name }: ResendMailProps) {
  const t = useTranslations("adminSigning");
  const refused = useRefusalWords();
  const [state, submit, isPending] = useActionState(action, idle);
  return (
    <form action={submit} className="flex flex-col gap-2">
      <input type="hidden" name="signingId" value={signingId} />
      <input type="hidden" name="mailId" value={mailId} />
      <button
        type="submit"
        disabled={isPending}
        aria-label={t("resendMailTo", { name })}
        className={buttonStyle({ tone: "quiet" })}
      >
        {t("resendMail")}
      </button>
      <span aria-live="polite" className="text-base text-ink-soft">
        {state.status === "done" && t("mailQueued")}
      </span>
      {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
    </form>
  );
}
