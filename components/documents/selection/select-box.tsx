"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "../../ui/checkbox";
import { useSelection } from "./selection-context";

/** Selects a document of a list or, with Shift, the range from the last selected one. */
export function SelectBox({ id, name }: { id: string; name: string }) {
  const t = useTranslations("selection");
  const { selected, toggle, extendTo } = useSelection();
  return (
    <div className="relative z-[1] select-none">
      <Checkbox
        isBare
        label={t("select", { name })}
        checked={selected.some((document) => document.id === id)}
        onChange={({ nativeEvent }) => {
          if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) extendTo(id);
          else toggle(id);
        }}
      />
    </div>
  );
}

/** Selects all documents of the list, or none. */
export function SelectAllBox() {
  const t = useTranslations("selection");
  const { documents, selected, toggleAll } = useSelection();
  const isAll = selected.length === documents.length;
  return (
    <Checkbox
      isBare
      label={t("selectAll")}
      checked={isAll}
      isPartly={selected.length > 0 && !isAll}
      onChange={toggleAll}
    />
  );
}
