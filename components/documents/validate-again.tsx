"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import type { FormAction } from "../ui/use-form";
import { useRefusalWords } from "../ui/use-refusal-words";

/** Validates a document's signed file again. The page provides the messages "validateAgain" and "refusals". */
export function ValidateAgain({ action, documentId }: { action: FormAction; documentId: string }) {
  const t = useTranslations("validateAgain");
  const refused = useRefusalWords();
  const [state, submit, isPending] = useActionState(action, idle);
  return (
    <form action={submit} className="no-print flex flex-col items-start gap-2">
      <input type="hidden" name="documentId" value={documentId} />
      <button type="submit" disabled={isPending} className={buttonStyle({ tone: "quiet" })}>
        {isPending ? t("busy") : t("action")}
      </button>
      <p className="text-sm text-ink-faint" aria-live="polite">
        {state.status === "done" && !isPending ? t("done") : t("hint")}
      </p>
      {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
    </form>
  );
}
