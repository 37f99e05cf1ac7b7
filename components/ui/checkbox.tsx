"use client";

import type { ComponentProps } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "className"> & {
  label: string;
  /** Shows only the box, with the label for screen readers, as in the first column of a table. */
  isBare?: boolean;
  /** Neither checked nor unchecked: some of the items are selected. */
  isPartly?: boolean;
};

/** A native checkbox in the accent color. */
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
