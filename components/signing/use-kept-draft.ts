"use client";

import { useEffect, useReducer, useRef, useState } from "react";
import { changeDraft, keptDraft, type SendDraft, withoutSecrets } from "./send-draft";

/**
 * The form's contents, kept for as long as the tab is open: through a reload, and through sending that fails.
 * Personal codes and phones are not kept.
 *
 * @param attempt names what is sent: each signing of a document has a draft of its own
 */
export function useKeptDraft(attempt: string, first: () => SendDraft) {
  const place = `send:${attempt}`;
  const [untouched] = useState(first);
  const [draft, change] = useReducer(changeDraft, untouched);
  const isRestored = useRef(false);

  useEffect(() => {
    const kept = keptDraft(sessionStorage.getItem(place));
    if (kept) change({ kind: "restore", draft: kept });
    isRestored.current = true;
  }, [place]);

  useEffect(() => {
    if (isRestored.current && draft !== untouched)
      sessionStorage.setItem(place, JSON.stringify(withoutSecrets(draft)));
  }, [place, draft, untouched]);

  return { draft, change };
}
