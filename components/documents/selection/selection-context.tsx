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
  /** @param from where the range begins; by default, where the last one did */
  extendTo: (id: string, from?: string) => void;
  toggleAll: () => void;
  clear: () => void;
};

const SelectionContext = createContext<SelectionState | undefined>(undefined);

/** Provides the selection of a list. A document that leaves the list is deselected. */
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

/** @throws {Error} outside of a `SelectionProvider` */
export function useSelection(): SelectionState {
  const state = useContext(SelectionContext);
  if (!state) throw new Error("Documents are selected inside a SelectionProvider.");
  return state;
}
