"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useId, useRef } from "react";
import type { Tag } from "@/db/repositories/tags";
import { idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../../ui/button-style";
import { TextField } from "../../ui/text-field";
import { useProblemWords, useRefusalWords } from "../../ui/use-refusal-words";
import type { TagActions } from "./tag-actions";

type TagEditorProps = {
  documentId: string;
  tags: Tag[];
  /** The names of the user's tags, as suggestions. */
  known: string[];
  actions: TagActions;
};

/** Removes tags of a document and adds others. The page provides the messages "tags", "problems" and "refusals". */
export function TagEditor({ documentId, tags, known, actions }: TagEditorProps) {
  const t = useTranslations("tags");
  const problem = useProblemWords();
  const refused = useRefusalWords();
  const form = useRef<HTMLFormElement>(null);
  const suggestionsId = useId();
  const [added, add, isAdding] = useActionState(actions.tag, idle);
  const [removed, remove, isRemoving] = useActionState(actions.untag, idle);
  const refusal = [added, removed].find((state) => state.status === "refused");
  const error = added.status === "invalid" ? problem(added.issues[0]) : refusal && refused(refusal.refusal);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    startTransition(() => add({ documentId, name }));
    if (name.trim()) event.currentTarget.reset();
  };
  const removeTag = (tagId: string) => {
    form.current?.querySelector("input")?.focus(); // the focused button is about to disappear
    startTransition(() => remove({ documentId, tagId }));
  };

  return (
    <div aria-busy={isAdding || isRemoving} className="flex flex-col gap-3">
      {tags.length > 0 && (
        <ul aria-label={t("title")} className="flex flex-wrap gap-2">
          {tags.map(({ id, name }) => (
            <li
              key={id}
              className="flex items-center rounded-full border border-line-strong bg-raised pl-3 text-base"
            >
              <span className="wrap-anywhere">{name}</span>
              <button
                type="button"
                aria-label={t("remove", { name })}
                onClick={() => removeTag(id)}
                className="flex min-h-11 min-w-10 items-center justify-center text-ink-soft hover:text-ink sm:min-h-8 sm:min-w-8"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form ref={form} onSubmit={onSubmit} noValidate>
        <TextField
          label={t("new")}
          name="name"
          maxLength={40}
          list={suggestionsId}
          autoComplete="off"
          error={error}
          beside={
            <button type="submit" className={buttonStyle({ tone: "quiet" })}>
              {t("add")}
            </button>
          }
        />
        <datalist id={suggestionsId}>
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </form>
    </div>
  );
}
