"use client";

import { startTransition, useOptimistic } from "react";
import { useGo } from "../../ui/page-change";
import { pillStyle } from "./pill-style";

type ChoiceMenuProps = {
  label: string;
  choices: { label: string; href: string }[];
  /** The URL of the current choice. */
  current: string;
  /** Whether the choice narrows the list. */
  isSet: boolean;
};

/** A choice among URLs. It is the browser's own list, which works best on phones. */
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
