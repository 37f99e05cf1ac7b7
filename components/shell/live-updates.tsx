"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** Several changes in a row are shown with one refresh. */
const gatherMs = 100;
/** A browser gives up after an answer that is no stream, such as a proxy's while the portal restarts. */
const reopenMs = 5_000;

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
    let events: EventSource;
    let refreshing: ReturnType<typeof setTimeout> | undefined;
    let reopening: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      events = new EventSource(`${source}?after=${seen.current}`);
      events.addEventListener("change", ({ lastEventId }) => {
        seen.current = lastEventId;
        clearTimeout(refreshing);
        refreshing = setTimeout(() => router.refresh(), gatherMs);
      });
      events.addEventListener("error", () => {
        if (events.readyState === EventSource.CLOSED) reopening = setTimeout(open, reopenMs);
      });
    };
    open();
    return () => {
      clearTimeout(refreshing);
      clearTimeout(reopening);
      events.close();
    };
  }, [router, source]);
  return null;
}
