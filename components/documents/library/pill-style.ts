/** Classes of a filter: a small rounded control that stands out while it narrows the list. */
export const pillStyle = (isSet: boolean) =>
  `min-h-11 max-w-56 rounded-full border px-3 text-base sm:min-h-9 ${
    isSet
      ? "border-accent bg-accent-soft font-medium text-accent"
      : "border-line-strong bg-raised text-ink-soft"
  }`;
