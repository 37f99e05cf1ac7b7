"use client";

import { Plus, UserPlus } from "lucide-react";
import { type FormEvent, startTransition, useActionState, useState } from "react";
import { type ActionState, idle } from "@/lib/actions/action-state";
import { newSigning, type NewSigningInput } from "@/lib/domain/new-signing";
import { signingLanguages, signingLanguageWords, type SigningLanguage } from "@/lib/domain/signing-options";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { SelectField } from "../ui/select-field";
import { type Me, type SendDraft, summaryOf } from "./send-draft";
import { SignerCard } from "./signer-card";
import { useKeptDraft } from "./use-kept-draft";

type SendFormProps = {
  action: (previous: ActionState, input: NewSigningInput) => Promise<ActionState>;
  documentId: string;
  me: Me;
};

type Issues = { field: string; message: string }[];

/** Who signs, and in which language they are asked. One page, no wizard. */
export function SendForm({ action, documentId, me }: SendFormProps) {
  const { draft, change } = useKeptDraft(documentId);
  const [state, submit, isPending] = useActionState(action, idle);
  const [ownIssues, setOwnIssues] = useState<Issues>([]);
  const issues = ownIssues.length > 0 || state.status !== "invalid" ? ownIssues : state.issues;
  const add = (signer?: Me) => change({ kind: "add", signer, key: crypto.randomUUID() });

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = inputOf(documentId, draft);
    const found = newSigning.safeParse(input).error?.issues ?? [];
    setOwnIssues(found.map(({ path, message }) => ({ field: path.join("."), message })));
    if (found.length > 0) return focusFirstError(event.currentTarget);
    startTransition(() => submit(input));
  };

  return (
    <form
      method="post"
      noValidate
      onSubmit={onSubmit}
      className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="flex flex-col gap-4">
        {draft.signers.map((signer, index) => (
          <SignerCard
            key={signer.key}
            signer={signer}
            number={index + 1}
            errorOf={(field) => issues.find((issue) => issue.field === `signers.${index}.${field}`)?.message}
            onEdit={(fields) => change({ kind: "edit", key: signer.key, fields })}
            onRemove={() => change({ kind: "remove", key: signer.key })}
          />
        ))}
        <div className="flex flex-wrap gap-3">
          {!draft.signers.some(({ email }) => email === me.email) && (
            <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={() => add(me)}>
              <UserPlus aria-hidden className="size-4" />
              Add me
            </button>
          )}
          <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={() => add()}>
            <Plus aria-hidden className="size-4" />
            Add signer
          </button>
        </div>
      </div>
      <aside className="flex flex-col gap-5 self-start rounded-lg border border-line bg-raised p-5 lg:sticky lg:top-8">
        <p className="font-serif text-md">{summaryOf(draft)}</p>
        <SelectField
          label="Language of the signing page"
          value={draft.language}
          onChange={({ target }) => change({ kind: "language", language: target.value as SigningLanguage })}
          options={signingLanguages.map((value) => ({ value, label: signingLanguageWords[value] }))}
        />
        <FormMessages issues={issues} refusal={state.status === "refused" ? state.message : undefined} />
        <button type="submit" className={buttonStyle()} disabled={isPending}>
          Send
        </button>
        <p className="text-sm text-ink-faint">
          The document goes to the signing service. You can follow each step on its page.
        </p>
      </aside>
    </form>
  );
}

function FormMessages({ issues, refusal }: { issues: Issues; refusal: string | undefined }) {
  const general = issues.find(({ field }) => field === "signers")?.message;
  const message =
    refusal ?? general ?? (issues.length > 0 && "Nothing was sent: look at the entries marked in red.");
  return message ? <Notice tone="bad">{message}</Notice> : null;
}

function inputOf(documentId: string, { language, signers }: SendDraft): NewSigningInput {
  return { documentId, language, signers: signers.map(({ key: _key, ...signer }) => signer) };
}

/** After React has marked the fields. */
function focusFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
