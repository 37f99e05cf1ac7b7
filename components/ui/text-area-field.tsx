import type { ComponentProps } from "react";
import { Field } from "./field";
import { fieldStyle } from "./field-style";

type TextAreaFieldProps = Omit<ComponentProps<"textarea">, "id" | "className"> & {
  label: string;
  hint?: string;
  error?: string;
};

/** A labelled input of several lines, with its hint and its error tied to it. */
export function TextAreaField({ label, hint, error, ...input }: TextAreaFieldProps) {
  return (
    <Field {...{ label, hint, error }}>
      {(tied) => <textarea rows={3} {...input} {...tied} className={`py-2 ${fieldStyle}`} />}
    </Field>
  );
}
