"use client";

import { useTransition } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import type { BulkOutcome } from "@/lib/domain/document/bulk";
import { showToast } from "../../ui/toast-store";
import { useRefusalWords } from "../../ui/use-refusal-words";
import type { BulkActions } from "./bulk-actions";
import { useSelection } from "./selection-context";
import { type BulkDeed, useOutcomeWords } from "./use-outcome-words";

type Undo = { label: string; run: (done: string[]) => Promise<string> };

/** Does something to what is selected, and tells at the foot of the page what came of it. */
export function useBulk({ restoreAll }: Pick<BulkActions, "restoreAll">) {
  const { selected, clear } = useSelection();
  const [isPending, startTransition] = useTransition();
  const outcomeWords = useOutcomeWords();
  const refused = useRefusalWords();

  function run(
    deed: BulkDeed,
    act: (documentIds: string[]) => Promise<ActionState<BulkOutcome>>,
    { then, undo }: { then?: (done: string[]) => void; undo?: Undo } = {},
  ) {
    startTransition(async () => {
      const state = await act(selected.map(({ id }) => id));
      if (state.status === "refused") showToast({ text: refused(state.refusal) });
      if (state.status !== "done") return;
      const { done } = state.value;
      const text = outcomeWords(deed, state.value);
      const takeBack = undo && done.length > 0 ? { label: undo.label, run: () => undo.run(done) } : undefined;
      showToast({ text, undo: takeBack });
      then?.(done);
      clear();
    });
  }

  async function restore(documentIds: string[]): Promise<string> {
    const state = await restoreAll(idle, { documentIds });
    if (state.status === "refused") return refused(state.refusal);
    return state.status === "done" ? outcomeWords("restored", state.value) : "";
  }

  return { selected, clear, isPending, run, restore };
}
