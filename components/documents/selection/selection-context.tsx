"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { DocumentSummary } from "@/db/repositories/documents";
import { extendTo, nothingSelected, type Selection, selectedOf, toggle, toggleAll } from "./selection";

export type Selectable = Pick<DocumentSummary, "id" | "name" | "status">;

type SelectionState = {
  documents: Selectable[];
  /** In the list's order. */
  selected: Selectable[];
  toggle: (id: string) => void;
  /** @param from where the range begins; without it, where the last one did */
  extendTo: (id: string, from?: string) => void;
  toggleAll: () => void;
  clear: () => void;
};

const SelectionContext = createContext<SelectionState | undefined>(undefined);

/** Keeps which documents of the list inside are selected; one that leaves the list is so no longer. */
export function SelectionProvider({ documents, children }: { documents: Selectable[]; children: ReactNode }) {
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const order = useMemo(() => documents.map(({ id }) => id), [documents]);
  const clear = useCallback(() => setSelection(nothingSelected), []);
  const state = useMemo(() => {
    const ids = selectedOf(selection, order);
    return {
      documents,
      selected: documents.filter(({ id }) => ids.includes(id)),
      toggle: (id: string) => setSelection((before) => toggle(before, id)),
      extendTo: (id: string, from?: string) =>
        setSelection((before) => extendTo(from ? { ...before, anchor: from } : before, order, id)),
      toggleAll: () => setSelection((before) => toggleAll(before, order)),
      clear,
    };
  }, [clear, documents, order, selection]);
  return <SelectionContext value={state}>{children}</SelectionContext>;
}

/** @throws outside of a list whose documents can be selected */
export function useSelection(): SelectionState {
  const state = useContext(SelectionContext);
  if (!state) throw new Error("Documents are selected inside a SelectionProvider.");
  return state;
}
