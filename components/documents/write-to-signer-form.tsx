"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { linkStyle } from "../ui/link-style";
import { Notice } from "../ui/notice";
import { useRefusalWords } from "../ui/use-refusal-words";

/** The server action of a {@link WriteToSignerForm}. */
export type WriteToSignerAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

const words = {
  again: {
    ...({ button: "resendInvitation", to: "resendInvitationTo" } as const),
    ...({ done: "invitationResent", hint: "resendInvitationHint" } as const),
  },
  remind: { button: "remind", to: "remindNamed", done: "reminded", hint: undefined },
} as const;

type WriteToSignerFormProps = {
  kind: keyof typeof words;
  action: WriteToSignerAction;
  documentId: string;
  signerId: string;
  name: string;
};

/** Sends a signer another mail. Its personal link is shown to nobody else. */
export function WriteToSignerForm({ kind, action, documentId, signerId, name }: WriteToSignerFormProps) {
  const { button, to, done, hint } = words[kind];
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
        title={hint && t(hint)}
        aria-label={t(to, { name })}
        className={`inline-flex min-h-11 items-center text-base sm:min-h-8 ${linkStyle}`}
      >
        {t(button)}
      </button>
      <span aria-live="polite" className="sr-only">
        {state.status === "done" && t(done)}
      </span>
      {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
    </form>
  );
}
