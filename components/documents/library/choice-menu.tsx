"use client";

import { startTransition, useOptimistic } from "react";
import { useGo } from "../../ui/page-change";
import { pillStyle } from "./pill-style";

type ChoiceMenuProps = {
  label: string;
  choices: { label: string; href: string }[];
  /** The address of the choice that counts now. */
  current: string;
  /** Whether it narrows the list. */
  isSet: boolean;
};

/** One choice of several, each an address: the browser's own list, which phones show best. */
export function ChoiceMenu({ label, choices, current, isSet }: ChoiceMenuProps) {
  const go = useGo();
  const [chosen, choose] = useOptimistic(current);
  return (
    <select
      aria-label={label}
      value={chosen}
      onChange={({ target: { value } }) =>
        startTransition(() => {
          choose(value);
          go(value, { scroll: false });
        })
      }
      className={pillStyle(isSet)}
    >
      {choices.map((choice) => (
        <option key={choice.href} value={choice.href}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
