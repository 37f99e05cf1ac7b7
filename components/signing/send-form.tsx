"use client";

import { Plus, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from "react";
import type { KnownPerson } from "@/db/repositories/signer-lists";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { type FieldIssue, fieldIssue } from "@/lib/domain/request/input-problem";
import { type Language, languageNames, languages } from "@/lib/domain/text/language";
import { newSigning, type NewSigningInput } from "@/lib/domain/signing/new-signing";
import type { Refusal } from "@/lib/domain/request/refusal";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { SelectField } from "../ui/select-field";
import { TextAreaField } from "../ui/text-area-field";
import { useErrorWords, useRefusalWords } from "../ui/use-refusal-words";
import { KeepSignatures } from "./keep-signatures";
import { type PreviousSigners, firstDraft, type Me, type SendDraft, type Terms } from "./send-draft";
import { remainingIssues } from "./remaining-issues";
import { SendSummary } from "./send-summary";
import { SendTerms } from "./send-terms";
import { SignerCard } from "./signer-card";
import { useCardDrag } from "./use-card-drag";
import { useKeptDraft } from "./use-kept-draft";

type SendFormProps = {
  action: (previous: ActionState, input: NewSigningInput) => Promise<ActionState>;
  documentId: string;
  me: Me;
  /** The sender's language, which is the signing page's unless another is chosen. */
  language: Language;
  /** The previous signing, which has ended. */
  previous: PreviousSigners & { attempt: string };
  /** The defaults from the settings. */
  terms: Terms;
  /** The sender's earlier signers. */
  people: KnownPerson[];
  /** The first and the last day allowed as a deadline, as "2026-12-12". */
  deadlineRange: { min: string; max: string };
  /** What stands above the signers. */
  children?: ReactNode;
};

/** The form to send a document: signers, order, terms and language, on a single page. */
export function SendForm({
  action,
  documentId,
  me,
  language,
  previous,
  terms,
  people,
  deadlineRange,
  children,
}: SendFormProps) {
  const { draft, change } = useKeptDraft(previous.attempt, () => firstDraft(language, previous, terms));
  const t = useTranslations("send");
  const signerWords = useTranslations("signer");
  const [state, submit, isPending] = useActionState(action, idle);
  const [attempt, setAttempt] = useState<{ draft: SendDraft; issues: FieldIssue[] }>();
  const ownIssues = remainingIssues(attempt?.issues ?? [], () => issuesOf(inputOf(documentId, draft)));
  const isOwn = attempt !== undefined && attempt.issues.length > 0;
  const issues = isOwn || state.status !== "invalid" ? ownIssues : state.issues;
  const isRefused = state.status === "refused" && attempt?.draft === draft;
  const errorOf = useErrorWords(issues);
  const { signers } = draft;
  const [movedTo, setMovedTo] = useState<number>();
  const move = (key: string, to: number) => {
    change({ kind: "move", key, to });
    setMovedTo(to + 1);
  };
  const { list, startDrag } = useCardDrag<HTMLDivElement>(move);
  const add = (signer?: Me) => change({ kind: "add", signer, key: crypto.randomUUID() });

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = inputOf(documentId, draft);
    const found = issuesOf(input);
    setAttempt({ draft, issues: found });
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
      <div ref={list} className="flex min-w-0 flex-col gap-4">
        {children}
        <p className="text-ink-soft">{t("signersTitle")}</p>
        <p aria-live="polite" className="sr-only">
          {movedTo && signerWords("movedTo", { number: movedTo, count: signers.length })}
        </p>
        {signers.map((signer, index) => (
          <SignerCard
            key={signer.key}
            signer={signer}
            number={index + 1}
            people={people}
            stepCount={draft.order === "in_steps" ? signers.length : 0}
            place={
              draft.order !== "at_once" && {
                number: index + 1,
                count: signers.length,
                onMove: (number) => move(signer.key, number - 1),
                onDrag: (event) => startDrag(event, signer.key),
              }
            }
            errorOf={(name) => errorOf(`signers.${index}.${name}`)}
            onEdit={(fields) => change({ kind: "edit", key: signer.key, fields })}
            onRemove={() => change({ kind: "remove", key: signer.key })}
          />
        ))}
        <div className="flex flex-wrap gap-3">
          {!signers.some(({ email }) => email === me.email) && (
            <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={() => add(me)}>
              <UserPlus aria-hidden className="size-4" />
              {t("addMe")}
            </button>
          )}
          <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={() => add()}>
            <Plus aria-hidden className="size-4" />
            {t("addSigner")}
          </button>
        </div>
      </div>
      <aside className="flex flex-col gap-5 self-start rounded-lg border border-line bg-raised p-5 lg:sticky lg:top-8">
        <SendSummary draft={draft} />
        {previous.canKeep && (
          <KeepSignatures
            isKeeping={draft.keepSignatures}
            onChange={(keepSignatures) => change({ kind: "keep", keepSignatures })}
          />
        )}
        <SelectField
          label={t("language")}
          value={draft.language}
          onChange={({ target }) => change({ kind: "language", language: target.value as Language })}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <SendTerms
          draft={draft}
          change={change}
          deadlineError={errorOf("deadline")}
          deadlineRange={deadlineRange}
        />
        <TextAreaField
          label={t("message")}
          hint={t("messageHint")}
          value={draft.message}
          error={errorOf("message")}
          onChange={({ target }) => change({ kind: "message", message: target.value })}
        />
        <FormMessages issues={issues} refusal={isRefused ? state.refusal : undefined} />
        <button type="submit" className={buttonStyle()} disabled={isPending}>
          {t("submit")}
        </button>
        <p className="text-sm text-ink-faint">{t("next")}</p>
      </aside>
    </form>
  );
}

function FormMessages({ issues, refusal }: { issues: FieldIssue[]; refusal: Refusal | undefined }) {
  const t = useTranslations("send");
  const refused = useRefusalWords();
  const general = useErrorWords(issues)("signers");
  const message = refusal ? refused(refusal) : (general ?? (issues.length > 0 && t("nothingSent")));
  return message ? <Notice tone="bad">{message}</Notice> : null;
}

function inputOf(documentId: string, { signers, remind, ...draft }: SendDraft): NewSigningInput {
  const remindEveryDays = remind ? Number(remind) : undefined;
  return {
    ...{ ...draft, documentId, remindEveryDays },
    signers: signers.map(({ key: _key, ...signer }) => signer),
  };
}

const issuesOf = (input: NewSigningInput): FieldIssue[] =>
  (newSigning.safeParse(input).error?.issues ?? []).map(fieldIssue);

/** Runs after React has marked the invalid fields. */
function focusFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
