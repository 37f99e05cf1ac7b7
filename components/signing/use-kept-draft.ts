"use client";

import { useEffect, useReducer, useRef, useState } from "react";
import { changeDraft, keptDraft, type SendDraft, withoutSecrets } from "./send-draft";

/**
 * The draft of the form, kept while the tab is open: through reloads and failed submissions. Personal codes and
 * phones are not kept.
 *
 * @param attempt identifies the signing to be sent: each signing of a document has its own draft
 */
export function useKeptDraft(attempt: string, first: () => SendDraft) {
  const storageKey = `send:${attempt}`;
  const [initial] = useState(first);
  const [draft, change] = useReducer(changeDraft, initial);
  const isRestored = useRef(false);

  useEffect(() => {
    const kept = keptDraft(sessionStorage.getItem(storageKey));
    if (kept) change({ kind: "restore", draft: kept });
    isRestored.current = true;
  }, [storageKey]);

  useEffect(() => {
    if (isRestored.current && draft !== initial)
      sessionStorage.setItem(storageKey, JSON.stringify(withoutSecrets(draft)));
  }, [storageKey, draft, initial]);

  return { draft, change };
}
