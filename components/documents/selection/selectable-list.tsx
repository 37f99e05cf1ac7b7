"use client";

import type { ReactNode } from "react";
import type { BulkActions } from "./bulk-actions";
import { type Selectable, SelectionProvider } from "./selection-context";
import { SelectionBar } from "./selection-bar";
import { SelectionKeys } from "./selection-keys";

type SelectableListProps = {
  documents: Selectable[];
  /** The names of the user's tags, as suggestions. */
  known: string[];
  actions: BulkActions;
  /** A table with a `SelectBox` in each row, which names its document by `data-document`. */
  children: ReactNode;
};

/**
 * A list whose documents can be selected and acted on together. The page provides the messages "selection", "bulk",
 * "trash", "cancel", "problems" and "refusals".
 */
export function SelectableList({ documents, known, actions, children }: SelectableListProps) {
  return (
    <SelectionProvider documents={documents.map(({ id, name, status }) => ({ id, name, status }))}>
      <SelectionKeys>
        {children}
        <SelectionBar known={known} actions={actions} />
      </SelectionKeys>
    </SelectionProvider>
  );
}
