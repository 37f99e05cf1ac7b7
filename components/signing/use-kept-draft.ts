"use client";

import { useEffect, useReducer, useRef } from "react";
import { changeDraft, emptyDraft, keptDraft, withoutSecrets } from "./send-draft";

/**
 * The form's contents, kept for as long as the tab is open: through a reload, and through sending that fails.
 * Personal codes and phones are not kept.
 */
export function useKeptDraft(documentId: string) {
  const place = `send:${documentId}`;
  const [draft, change] = useReducer(changeDraft, emptyDraft);
  const isRestored = useRef(false);

  useEffect(() => {
    const kept = keptDraft(sessionStorage.getItem(place));
    if (kept) change({ kind: "restore", draft: kept });
    isRestored.current = true;
  }, [place]);

  useEffect(() => {
    if (isRestored.current && draft !== emptyDraft)
      sessionStorage.setItem(place, JSON.stringify(withoutSecrets(draft)));
  }, [place, draft]);

  return { draft, change };
}
