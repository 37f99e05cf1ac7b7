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
  return null;
}
