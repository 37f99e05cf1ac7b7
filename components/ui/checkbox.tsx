"use client";

import type { ComponentProps } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "className"> & {
  label: string;
  /** Hides the words and shows the box alone, as in the first column of a table. */
  isBare?: boolean;
  /** Neither checked nor unchecked: some of the items are selected. */
  isPartly?: boolean;
};

/** A box to tick: the browser's own, in our colour. */
export function Checkbox({ label, isBare = false, isPartly = false, ...input }: CheckboxProps) {
  return (
    <label
      className={`flex min-h-11 items-center gap-2 sm:min-h-10 ${isBare ? "min-w-11 justify-center sm:min-w-10" : ""}`}
    >
      <input
        {...input}
        type="checkbox"
        ref={(box) => {
          if (box) box.indeterminate = isPartly;
        }}
        className="size-4 shrink-0 accent-accent"
      />
      <span className={isBare ? "sr-only" : undefined}>{label}</span>
    </label>
  );
}
