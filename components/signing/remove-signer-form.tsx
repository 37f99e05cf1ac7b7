"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { useRefusalWords } from "../ui/use-refusal-words";

type Removing = { documentId: string; signerId: string };

type RemoveSignerFormProps = Removing & {
  action: (previous: ActionState, input: Removing) => Promise<ActionState>;
};

/** Removes a person from a signing, as long as others remain to sign. */
export function RemoveSignerForm({ action, documentId, signerId }: RemoveSignerFormProps) {
  const t = useTranslations("changeSigners");
  const refused = useRefusalWords();
  const [state, submit, isPending] = useActionState(action, idle);
  return (
    <section aria-labelledby="remove" className="flex flex-col gap-3 border-t border-line pt-6">
      <h2 id="remove" className="font-serif text-lg">
        {t("remove")}
      </h2>
      <p className="text-ink-soft">{t("removeText")}</p>
      {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
      <button
        type="button"
        className={`self-start ${buttonStyle({ tone: "quiet" })}`}
        disabled={isPending}
        onClick={() => startTransition(() => submit({ documentId, signerId }))}
      >
        {t("remove")}
      </button>
    </section>
  );
}
