"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../../ui/button-style";
import { Notice } from "../../ui/notice";
import { useRefusalWords } from "../../ui/use-refusal-words";
import { OneTimeLink } from "./one-time-link";

type Inviting = { userId: string; byMail: boolean };
type State = ActionState<string | undefined>;

type ResendInvitationProps = {
  action: (previous: State, input: Inviting) => Promise<State>;
  userId: string;
  email: string;
};

/** Creates a new link for a person who has not set a password yet, and invalidates the previous one. */
export function ResendInvitation({ action, userId, email }: ResendInvitationProps) {
  const t = useTranslations("adminUser.invite");
  const refused = useRefusalWords();
  const [state, submit, isPending] = useActionState<State, Inviting>(action, idle);
  const invite = (byMail: boolean) => startTransition(() => submit({ userId, byMail }));
  return (
    <>
      <button
        type="button"
        className={buttonStyle({ tone: "quiet" })}
        disabled={isPending}
        onClick={() => invite(true)}
      >
        {t("mail")}
      </button>
      <button
        type="button"
        className={buttonStyle({ tone: "quiet" })}
        disabled={isPending}
        onClick={() => invite(false)}
      >
        {t("link")}
      </button>
      {state.status === "done" && (
        <div className="order-last w-full">
          {state.value ? <OneTimeLink link={state.value} /> : <p role="status">{t("sent", { email })}</p>}
        </div>
      )}
      {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
    </>
  );
}
