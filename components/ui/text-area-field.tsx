import { type ComponentProps, useId } from "react";
import { fieldStyle } from "./field-style";

type TextAreaFieldProps = Omit<ComponentProps<"textarea">, "id" | "className"> & {
  label: string;
  hint?: string;
  error?: string;
};

/** A labelled input of several lines, with its hint and its error tied to it. */
export function TextAreaField({ label, hint, error, ...input }: TextAreaFieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-base font-medium">
        {label}
      </label>
      <textarea
        rows={3}
        {...input}
        id={id}
        className={`py-2 ${fieldStyle}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-faint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
