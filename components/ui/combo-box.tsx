"use client";

import { useEffect, useRef, useState } from "react";
import type { SuggestingField, SuggestingFieldProps } from "./suggesting-field";
import { TextField } from "./text-field";

let loaded: typeof SuggestingField | undefined;

/**
 * A labelled input that offers what was meant while somebody types. It can be typed into at once; the suggestions come
 * when their script is there, and never under somebody's hands.
 */
export function ComboBox(props: SuggestingFieldProps) {
  const { label, value, onChange, suggestions, type, hint, error, isRequired } = props;
  const place = useRef<HTMLDivElement>(null);
  const [Suggesting, setSuggesting] = useState(() => loaded);
  const isUseful = suggestions.length > 0;
  useEffect(() => {
    if (!isUseful || Suggesting) return;
    const ended = new AbortController();
    void import("./suggesting-field").then((module) => {
      loaded = module.SuggestingField;
      if (ended.signal.aborted) return;
      const change = () => setSuggesting(() => loaded);
      if (!place.current?.contains(document.activeElement)) return change();
      place.current.addEventListener("focusout", change, { once: true, signal: ended.signal });
    });
    return () => ended.abort();
  }, [isUseful, Suggesting]);

  return (
    <div ref={place} className="contents">
      {Suggesting && isUseful ? (
        <Suggesting {...props} />
      ) : (
        <TextField
          {...{ label, value, type, hint, error }}
          required={isRequired}
          autoComplete="off"
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </div>
  );
}
