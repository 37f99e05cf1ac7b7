import { type ComponentProps, useId } from "react";
import { fieldStyle } from "./field-style";

type SelectFieldProps = Omit<ComponentProps<"select">, "id" | "className" | "children"> & {
  label: string;
  options: readonly { value: string; label: string }[];
  error?: string;
};

/** A labelled choice from a list: the browser's own, which phones show best. */
export function SelectField({ label, options, error, ...select }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-base font-medium">
        {label}
      </label>
      <select
        {...select}
        id={id}
        className={fieldStyle}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
