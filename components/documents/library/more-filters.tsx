"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useId, useRef } from "react";
import { useGo } from "../../ui/page-change";
import { buttonStyle } from "../../ui/button-style";
import { floatStyle } from "../../ui/float-style";
import { TextField } from "../../ui/text-field";
import { pillStyle } from "./pill-style";

const names = ["person", "from", "to"] as const;

type MoreFiltersProps = {
  /** The URL of the library with its other filters. */
  rest: string;
  values: { [name in (typeof names)[number]]?: string };
  people: { email: string; name: string }[];
};

/** Filters that take input: a person, and the days of the last change. */
export function MoreFilters({ rest, values, people }: MoreFiltersProps) {
  const t = useTranslations("library.filters");
  const go = useGo();
  const details = useRef<HTMLDetailsElement>(null);
  const known = useId();
  const close = () => {
    details.current?.removeAttribute("open");
    details.current?.querySelector("summary")?.focus();
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const [path, search] = rest.split("?");
    const parameters = new URLSearchParams(search);
    const form = new FormData(event.currentTarget);
    for (const name of names) if (form.get(name)) parameters.set(name, String(form.get(name)));
    go(`${path}?${parameters}`, { scroll: false });
    close();
  };
  const onKeyDown = ({ key }: KeyboardEvent) => key === "Escape" && close();

  return (
    <details ref={details} onKeyDown={onKeyDown} className="relative">
      <summary
        className={`${pillStyle(names.some((name) => values[name]))} flex list-none items-center gap-1.5 [&::-webkit-details-marker]:hidden`}
      >
        {t("more")}
        <ChevronDown aria-hidden className="size-4" />
      </summary>
      <form
        // A new URL remounts the form, which drops input that was not applied.
        key={`${rest} ${names.map((name) => values[name] ?? "").join()}`}
        onSubmit={onSubmit}
        className={`absolute z-10 mt-2 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-4 p-4 ${floatStyle}`}
      >
        <TextField
          label={t("person")}
          hint={t("personHint")}
          name="person"
          type="email"
          defaultValue={values.person}
          list={known}
          autoComplete="off"
        />
        <datalist id={known}>
          {people.map(({ email, name }) => (
            <option key={email} value={email}>
              {name}
            </option>
          ))}
        </datalist>
        <TextField label={t("from")} name="from" type="date" defaultValue={values.from} />
        <TextField label={t("to")} name="to" type="date" defaultValue={values.to} />
        <button type="submit" className={buttonStyle({ tone: "quiet" })}>
          {t("apply")}
        </button>
      </form>
    </details>
  );
}
