"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { fieldIssue } from "@/lib/domain/request/input-problem";
import { tagName } from "@/lib/domain/document/tag";
import { buttonStyle } from "../../ui/button-style";
import { Dialog } from "../../ui/dialog";
import { TextField } from "../../ui/text-field";
import { useProblemWords } from "../../ui/use-refusal-words";

type TagAllDialogProps = {
  count: number;
  /** The names of the user's tags, as suggestions. */
  known: string[];
  onClose: () => void;
  onTag: (name: string) => void;
};

/** Asks for a tag to add to several documents. */
export function TagAllDialog({ count, known, onClose, onTag }: TagAllDialogProps) {
  const t = useTranslations("tags");
  const problem = useProblemWords();
  const suggestionsId = useId();
  const [name, setName] = useState("");
  const [isSent, setIsSent] = useState(false);
  const parsed = tagName.safeParse(name);
  const issue = isSent && !parsed.success ? parsed.error.issues[0] : undefined;

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsSent(true);
    if (parsed.success) onTag(parsed.data);
  };

  return (
    <Dialog title={t("titleForSeveral", { count })} onClose={onClose}>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <TextField
          label={t("new")}
          value={name}
          onChange={({ target }) => setName(target.value)}
          maxLength={40}
          list={suggestionsId}
          autoComplete="off"
          autoFocus
          error={problem(issue && fieldIssue(issue))}
        />
        <datalist id={suggestionsId}>
          {known.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <button type="submit" className={`self-start ${buttonStyle()}`}>
          {t("add")}
        </button>
      </form>
    </Dialog>
  );
}
