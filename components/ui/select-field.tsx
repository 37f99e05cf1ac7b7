import type { ComponentProps } from "react";
import { Field } from "./field";
import { fieldStyle } from "./field-style";

type SelectFieldProps = Omit<ComponentProps<"select">, "id" | "className" | "children"> & {
  label: string;
  options: readonly { value: string; label: string }[];
  hint?: string;
  error?: string;
};

/** A labelled native select, which phones show best. */
export function SelectField({ label, options, hint, error, ...select }: SelectFieldProps) {
  return (
    <Field {...{ label, hint, error }}>
      {(attributes) => (
        <select {...select} {...attributes} className={fieldStyle}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
