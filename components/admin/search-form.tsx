import Form from "next/form";
import { buttonStyle } from "../ui/button-style";
import { fieldStyle } from "../ui/field-style";

type SearchFormProps = {
  /** The path of the list. */
  action: string;
  /** The search parameter and its current value. */
  name: string;
  value: string | undefined;
  label: string;
  /** The label of the button. */
  submit: string;
  /** Parameters to keep. */
  kept?: [name: string, value: string][];
};

/** Searches a list of the admin dashboard. It works without JavaScript. */
export function SearchForm({ action, name, value, label, submit, kept = [] }: SearchFormProps) {
  return (
    <Form action={action} role="search" className="flex max-w-md gap-2">
      {kept.map(([key, keptValue]) => (
        <input key={key} type="hidden" name={key} value={keptValue} />
      ))}
      <input
        key={value}
        type="search"
        name={name}
        defaultValue={value}
        aria-label={label}
        placeholder={label}
        maxLength={200}
        className={fieldStyle}
      />
      <button type="submit" className={buttonStyle({ tone: "quiet" })}>
        {submit}
      </button>
    </Form>
  );
}
