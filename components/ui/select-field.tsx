import type { ComponentProps } from "react";
import { Field } from "./field";
import { fieldStyle } from "./field-style";

type SelectFieldProps = Omit<ComponentProps<"select">, "id" | "className" | "children"> & {
  label: string;
  options: readonly { value: string; label: string }[];
  error?: string;
};

/** A labelled choice from a list: the browser's own, which phones show best. */
export function SelectField({ label, options, error, ...select }: SelectFieldProps) {
  return (
    <Field {...{ label, error }}>
      {(tied) => (
        <select {...select} {...tied} className={fieldStyle}>
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
