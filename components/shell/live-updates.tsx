"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { listenForChanges } from "./listen-for-changes";

/** Several changes in a row are shown with one refresh. */
const gatherMs = 100;

/**
 * Keeps the page true: the server tells by server-sent events that a document of this person changed, and
 * the page is rendered anew. After a break the stream goes on from the last event that was seen.
 *
 * @param cursor the number of the last event that this page has seen, when it was loaded
 * @param source where the events come from
 */
export function LiveUpdates({ cursor, source = "/api/events" }: { cursor: number; source?: string }) {
  const router = useRouter();
  const seen = useRef(String(cursor)); // a refresh brings a newer one, but the stream is open by then
  useEffect(() => {
    let refreshing: ReturnType<typeof setTimeout> | undefined;
    const stopListening = listenForChanges(source, seen, () => {
      clearTimeout(refreshing);
      refreshing = setTimeout(() => router.refresh(), gatherMs);
    });
    return () => {
      clearTimeout(refreshing);
      stopListening();
    };
  }, [router, source]);
  useTruthOnReturn();
  return null;
}

/**
 * The router shows a page that somebody goes back to as it was when they left it. It is rendered anew at once: what
 * was changed since on the page that they come from may not have been told yet, and not all of it is.
 */
function useTruthOnReturn(): void {
  const router = useRouter();
  useEffect(() => {
    let refreshing: ReturnType<typeof setTimeout> | undefined;
    const onPopState = () => {
      clearTimeout(refreshing);
      refreshing = setTimeout(() => router.refresh()); // the router itself comes first
    };
    window.addEventListener("popstate", onPopState);
    return () => {
      clearTimeout(refreshing);
      window.removeEventListener("popstate", onPopState);
    };
  }, [router]);
}
