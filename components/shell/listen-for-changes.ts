/** A browser gives up after an answer that is no stream, such as a proxy's while the portal restarts. */
const reopenMs = 5_000;
/** The server says a word every 20 seconds. After so long without one the connection is dead, and nobody said so. */
const silenceMs = 50_000;
const lookEveryMs = 10_000;

/**
 * Keeps a stream of changes open, and opens it anew where it ends or falls silent, or where the page comes back from
 * behind another app: a phone cuts the connections of what it puts to sleep without telling it.
 *
 * @param seen the id of the last event received, after which every new stream continues
 * @returns what ends it
 */
export function listenForChanges(
  source: string,
  seen: { current: string },
  onChange: () => void,
): () => void {
  let events: EventSource;
  let heardAt = Date.now();
  let reopening: ReturnType<typeof setTimeout> | undefined;
  const hear = () => void (heardAt = Date.now());
  const open = () => {
    clearTimeout(reopening);
    hear();
    events = new EventSource(`${source}?after=${seen.current}`);
    events.addEventListener("open", hear);
    events.addEventListener("alive", hear);
    events.addEventListener("change", ({ lastEventId }) => {
      hear();
      if (!navigator.onLine) return; // nothing can be loaded offline: the next stream repeats the event
      seen.current = lastEventId;
      onChange();
    });
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) reopening = setTimeout(open, reopenMs);
    });
  };
  const reopen = () => {
    events.close();
    open();
  };
  const onVisibility = () => {
    if (document.visibilityState === "visible") reopen();
  };
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) reopen();
  };
  const silence = setInterval(() => {
    if (Date.now() - heardAt > silenceMs) reopen();
  }, lookEveryMs);
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("pageshow", onPageShow);
  window.addEventListener("online", reopen);
  open();
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("pageshow", onPageShow);
    window.removeEventListener("online", reopen);
    clearInterval(silence);
    clearTimeout(reopening);
    events.close();
  };
}
