import { type ComponentProps, type ReactNode, useId } from "react";
import { fieldStyle } from "./field-style";

type TextFieldProps = Omit<ComponentProps<"input">, "id" | "className"> & {
  label: string;
  hint?: string;
  error?: string;
  /** A button that belongs to the field. */
  beside?: ReactNode;
};

/** A labelled input with its hint and its error tied to it. */
export function TextField({ label, hint, error, beside, ...input }: TextFieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-base font-medium">
        {label}
      </label>
      <div className="flex items-center gap-1">
        <input
          {...input}
          id={id}
          className={fieldStyle}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
        />
        {beside}
      </div>
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
