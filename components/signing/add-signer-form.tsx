"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { type FieldIssue, fieldIssue } from "@/lib/domain/request/input-problem";
import { newSigner } from "@/lib/domain/signing/new-signing";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { useErrorWords, useRefusalWords } from "../ui/use-refusal-words";
import { newDraft, type SignerDraft } from "./send-draft";
import { SignerCard } from "./signer-card";

type Adding = { documentId: string; replacesId?: string; signer: Omit<SignerDraft, "key"> };

type AddSignerFormProps = {
  action: (previous: ActionState, input: Adding) => Promise<ActionState>;
  documentId: string;
  /** The signer to be replaced, if any. */
  replacesId: string | undefined;
};

/** Adds a signer to a signing that is out for signature, or replaces one. */
export function AddSignerForm({ action, documentId, replacesId }: AddSignerFormProps) {
  const t = useTranslations("changeSigners");
  const refused = useRefusalWords();
  const [{ key: _key, ...signer }, setSigner] = useState(() => newDraft({ signers: [] }, "signer"));
  const [state, submit, isPending] = useActionState(action, idle);
  const [ownIssues, setOwnIssues] = useState<FieldIssue[]>([]);
  const serverIssues = state.status === "invalid" ? state.issues : [];
  const issues = ownIssues.length > 0 ? ownIssues : serverIssues.map(withoutPrefix);
  const errorOf = useErrorWords(issues);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = newSigner.safeParse(signer).error?.issues ?? [];
    setOwnIssues(found.map(fieldIssue));
    if (found.length === 0) startTransition(() => submit({ documentId, replacesId, signer }));
  };

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      {replacesId && <h2 className="font-serif text-lg">{t("replace")}</h2>}
      <SignerCard
        signer={{ key: "signer", ...signer }}
        number={1}
        people={[]}
        stepCount={0}
        place={false}
        errorOf={errorOf}
        onEdit={(fields) => setSigner((before) => ({ ...before, ...fields }))}
      />
      {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
      <button type="submit" className={`self-start ${buttonStyle()}`} disabled={isPending}>
        {t(replacesId ? "replaceSubmit" : "add")}
      </button>
    </form>
  );
}

const withoutPrefix = (issue: FieldIssue): FieldIssue => ({
  ...issue,
  field: issue.field.replace(/^signer\./, ""),
});
