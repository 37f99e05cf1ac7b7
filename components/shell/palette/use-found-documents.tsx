import { useEffect, useState } from "react";
import type { DocumentStatus } from "@/lib/domain/signing/signing-status";
import type { Command } from "../../ui/command-dialog";
import { StatusBadge } from "../../ui/status-badge";
import { useGo } from "../../ui/page-change";

type FoundDocument = { id: string; name: string; status: DocumentStatus };

const pauseMs = 150;

/** The documents that match what is typed. The previous results stay until the next ones arrive. */
export function useFoundDocuments(typed: string): Command[] {
  const go = useGo();
  const [found, setFound] = useState<FoundDocument[]>([]);
  const query = typed.trim();
  useEffect(() => {
    if (!query) return;
    const searching = new AbortController();
    const timer = setTimeout(async () => {
      const documents = await findDocuments(query, searching.signal);
      if (!searching.signal.aborted) setFound(documents);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      searching.abort();
    };
  }, [query]);
  return (query ? found : []).map(({ id, name, status }) => ({
    ...{ id, text: name, beside: <StatusBadge status={status} /> },
    run: () => go(`/documents/${id}`),
  }));
}

/** Returns no documents if the portal does not respond: the other commands still work. */
async function findDocuments(q: string, signal: AbortSignal): Promise<FoundDocument[]> {
  try {
    const response = await fetch(`/api/documents/search?${new URLSearchParams({ q })}`, { signal });
    return response.ok ? ((await response.json()) as { documents: FoundDocument[] }).documents : [];
  } catch {
    return [];
  }
}
