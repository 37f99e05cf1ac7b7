"use client";

import { useEffect, useReducer, useRef, useState } from "react";
import type { Language } from "@/lib/domain/language";
import { changeDraft, emptyDraft, keptDraft, withoutSecrets } from "./send-draft";

/**
 * The form's contents, kept for as long as the tab is open: through a reload, and through sending that fails.
 * Personal codes and phones are not kept.
 */
export function useKeptDraft(documentId: string, language: Language) {
  const place = `send:${documentId}`;
  const [empty] = useState(() => emptyDraft(language));
  const [draft, change] = useReducer(changeDraft, empty);
  const isRestored = useRef(false);

  useEffect(() => {
    const kept = keptDraft(sessionStorage.getItem(place));
    if (kept) change({ kind: "restore", draft: kept });
    isRestored.current = true;
  }, [place]);

  useEffect(() => {
    if (isRestored.current && draft !== empty)
      sessionStorage.setItem(place, JSON.stringify(withoutSecrets(draft)));
  }, [place, draft, empty]);

  return { draft, change };
}
