import type { ComponentProps, ReactNode } from "react";
import { Field } from "./field";
import { fieldStyle } from "./field-style";

type TextFieldProps = Omit<ComponentProps<"input">, "id" | "className"> & {
  label: string;
  hint?: string;
  error?: string;
  /** A button that belongs to the field. */
  beside?: ReactNode;
};

/** A labelled input with its hint and error. */
export function TextField({ label, hint, error, beside, ...input }: TextFieldProps) {
  return (
    <Field {...{ label, hint, error }}>
      {(attributes) => (
        <div className="flex items-center gap-1">
          <input {...input} {...attributes} className={fieldStyle} />
          {beside}
        </div>
      )}
    </Field>
  );
}
