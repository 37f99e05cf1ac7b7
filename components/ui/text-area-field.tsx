import type { ComponentProps } from "react";
import { Field } from "./field";
import { fieldStyle } from "./field-style";

type TextAreaFieldProps = Omit<ComponentProps<"textarea">, "id" | "className"> & {
  label: string;
  hint?: string;
  error?: string;
};

/** A labelled multi-line input with its hint and error. */
export function TextAreaField({ label, hint, error, ...input }: TextAreaFieldProps) {
  return (
    <Field {...{ label, hint, error }}>
      {(attributes) => <textarea rows={3} {...input} {...attributes} className={`py-2 ${fieldStyle}`} />}
    </Field>
  );
}
