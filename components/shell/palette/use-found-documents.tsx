import { useEffect, useState } from "react";
import type { DocumentStatus } from "@/lib/domain/signing/signing-status";
import type { Command } from "../../ui/command-dialog";
import { StatusBadge } from "../../ui/status-badge";
import { useGo } from "../../ui/page-change";

type FoundDocument = { id: string; name: string; status: DocumentStatus };

const pauseMs = 150;

/** The documents that match what is typed. The previous ones stay until the next ones arrive. */
export function useFoundDocuments(typed: string): Command[] {
  const go = useGo();
  const [found, setFound] = useState<FoundDocument[]>([]);
  const asked = typed.trim();
  useEffect(() => {
    if (!asked) return;
    const searching = new AbortController();
    const waiting = setTimeout(async () => {
      const documents = await findDocuments(asked, searching.signal);
      if (!searching.signal.aborted) setFound(documents);
    }, pauseMs);
    return () => {
      clearTimeout(waiting);
      searching.abort();
    };
  }, [asked]);
  return (asked ? found : []).map(({ id, name, status }) => ({
    ...{ id, text: name, beside: <StatusBadge status={status} /> },
    run: () => go(`/documents/${id}`),
  }));
}

/** Nothing where the portal does not answer: there is still everything else to choose from. */
async function findDocuments(q: string, signal: AbortSignal): Promise<FoundDocument[]> {
  try {
    const answer = await fetch(`/api/documents/search?${new URLSearchParams({ q })}`, { signal });
    return answer.ok ? ((await answer.json()) as { documents: FoundDocument[] }).documents : [];
  } catch {
    return [];
  }
}
