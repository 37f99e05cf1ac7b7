"use client";

import { ComboBox as AriaComboBox, Input, Label, Text, useFilter } from "react-aria-components/ComboBox";
import { FieldError } from "react-aria-components/FieldError";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { fieldStyle } from "./field-style";
import { floatStyle } from "./float-style";
import { LocaleProvider } from "./locale-provider";

export type Suggestion = { id: string; text: string; detail?: string };

export type SuggestingFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Those whose text contains what is typed are offered. Any other text is accepted as well. */
  suggestions: Suggestion[];
  onChoose: (id: string) => void;
  type?: "text" | "email" | "search";
  hint?: string;
  error?: string;
  isRequired?: boolean;
};

/** The field of a `ComboBox` once its script has loaded. */
export function SuggestingField({
  label,
  value,
  onChange,
  suggestions,
  onChoose,
  hint,
  error,
  type = "text",
  isRequired = false,
}: SuggestingFieldProps) {
  const { contains } = useFilter({ sensitivity: "base" });
  return (
    <LocaleProvider>
      <AriaComboBox
        allowsCustomValue
        inputValue={value}
        onInputChange={onChange}
        selectedKey={null}
        onSelectionChange={(id) => id !== null && onChoose(String(id))}
        defaultItems={suggestions}
        defaultFilter={(text, typed) => text !== typed && contains(text, typed)}
        isInvalid={Boolean(error)}
        isRequired={isRequired}
        validationBehavior="aria"
        className="flex min-w-0 flex-col gap-1"
      >
        <Label className="text-base font-medium">{label}</Label>
        <Input type={type} autoComplete="off" className={fieldStyle} />
        {hint && (
          <Text slot="description" className="text-sm text-ink-faint">
            {hint}
          </Text>
        )}
        <FieldError className="text-sm text-bad">{error}</FieldError>
        <Popover offset={4} className={`w-(--trigger-width) ${floatStyle}`}>
          <ListBox<Suggestion> className="max-h-72 overflow-auto p-1 outline-none">
            {({ id, text, detail }) => (
              <ListBoxItem
                id={id}
                textValue={text}
                className="flex min-h-11 cursor-pointer flex-col justify-center rounded-md px-3 py-1 text-base outline-none data-[focused]:bg-sunken sm:min-h-10"
              >
                <span className="truncate">{text}</span>
                {detail && <span className="truncate text-sm text-ink-faint">{detail}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaComboBox>
    </LocaleProvider>
  );
}
