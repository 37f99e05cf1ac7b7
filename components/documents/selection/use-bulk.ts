"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import type { BulkOutcome } from "@/lib/domain/document/bulk";
import { showToast } from "../../ui/toast-store";
import { useRefusalWords } from "../../ui/use-refusal-words";
import type { BulkActions } from "./bulk-actions";
import { type BulkActionName, outcomeSentence } from "./outcome-sentence";
import { useSelection } from "./selection-context";

type Undo = { label: string; run: (done: string[]) => Promise<string> };

/** Runs an action on the selected documents, and shows its outcome in a toast. */
export function useBulk({ restoreAll }: Pick<BulkActions, "restoreAll">) {
  const { selected, clear } = useSelection();
  const [isPending, startTransition] = useTransition();
  const t = useTranslations();
  const refused = useRefusalWords();

  function run(
    action: BulkActionName,
    act: (documentIds: string[]) => Promise<ActionState<BulkOutcome>>,
    { then, undo }: { then?: (done: string[]) => void; undo?: Undo } = {},
  ) {
    startTransition(async () => {
      const state = await act(selected.map(({ id }) => id));
      if (state.status === "refused") showToast({ text: refused(state.refusal) });
      if (state.status !== "done") return;
      const { done } = state.value;
      const text = outcomeSentence(action, state.value, t);
      const onUndo = undo && done.length > 0 ? { label: undo.label, run: () => undo.run(done) } : undefined;
      showToast({ text, undo: onUndo });
      then?.(done);
      clear();
    });
  }

  async function restore(documentIds: string[]): Promise<string> {
    const state = await restoreAll(idle, { documentIds });
    if (state.status === "refused") return refused(state.refusal);
    return state.status === "done" ? outcomeSentence("restored", state.value, t) : "";
  }

  return { selected, clear, isPending, run, restore };
}
