"use client";

import { useEffect, useRef } from "react";
import { useRefresh } from "../ui/use-refresh";
import { listenForChanges } from "./listen-for-changes";

/** Several changes in a row cause a single refresh. */
const gatherMs = 100;

/**
 * Keeps the page up to date: it is refreshed when a server-sent event says that one of the user's documents changed.
 * After a break the stream continues from the last event received.
 *
 * @param cursor the number of the latest event when the page was loaded
 * @param source the URL of the events
 */
export function LiveUpdates({ cursor, source = "/api/events" }: { cursor: number; source?: string }) {
  const refresh = useRefresh();
  const seen = useRef(String(cursor)); // a refresh brings a newer one, but the stream is open by then
  useEffect(() => {
    let refreshing: ReturnType<typeof setTimeout> | undefined;
    const stopListening = listenForChanges(source, seen, () => {
      clearTimeout(refreshing);
      refreshing = setTimeout(refresh, gatherMs);
    });
    return () => {
      clearTimeout(refreshing);
      stopListening();
    };
  }, [refresh, source]);
  useRefreshOnReturn(refresh);
  return null;
}

/**
 * The router restores a page on Back and Forward as it was when the user left it. It is refreshed at once, as changes
 * made since may not have arrived as events yet, and some never do.
 */
function useRefreshOnReturn(refresh: () => void): void {
  useEffect(() => {
    let refreshing: ReturnType<typeof setTimeout> | undefined;
    const onPopState = () => {
      clearTimeout(refreshing);
      refreshing = setTimeout(refresh); // after the router's own handler
    };
    window.addEventListener("popstate", onPopState);
    return () => {
      clearTimeout(refreshing);
      window.removeEventListener("popstate", onPopState);
    };
  }, [refresh]);
}
