"use client";

import { useEffect, useRef, useState } from "react";
import type { SuggestingField, SuggestingFieldProps } from "./suggesting-field";
import { TextField } from "./text-field";

let loaded: typeof SuggestingField | undefined;

/**
 * A labelled input with suggestions. It accepts input at once; the suggestions are enabled when their script has
 * loaded, and never while the field has the focus.
 */
export function ComboBox(props: SuggestingFieldProps) {
  const { label, value, onChange, suggestions, type, hint, error, isRequired } = props;
  const wrapper = useRef<HTMLDivElement>(null);
  const [Suggesting, setSuggesting] = useState(() => loaded);
  const hasSuggestions = suggestions.length > 0;
  useEffect(() => {
    if (!hasSuggestions || Suggesting) return;
    const unmounted = new AbortController();
    void import("./suggesting-field").then((module) => {
      loaded = module.SuggestingField;
      if (unmounted.signal.aborted) return;
      const change = () => setSuggesting(() => loaded);
      if (!wrapper.current?.contains(document.activeElement)) return change();
      wrapper.current.addEventListener("focusout", change, { once: true, signal: unmounted.signal });
    });
    return () => unmounted.abort();
  }, [hasSuggestions, Suggesting]);

  return (
    <div ref={wrapper} className="contents">
      {Suggesting && hasSuggestions ? (
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
