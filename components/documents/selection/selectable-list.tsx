"use client";

import type { ReactNode } from "react";
import type { BulkActions } from "./bulk-actions";
import { type Selectable, SelectionProvider } from "./selection-context";
import { SelectionBar } from "./selection-bar";
import { SelectionKeys } from "./selection-keys";

type SelectableListProps = {
  documents: Selectable[];
  /** The names of the person's tags, to choose from. */
  known: string[];
  actions: BulkActions;
  /** A table with a `SelectBox` in each row, which says by `data-document` whose it is. */
  children: ReactNode;
};

/**
 * A list whose documents can be selected and acted on together. The page sends "selection", "bulk", "trash", "cancel",
 * "problems" and "refusals" along.
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
