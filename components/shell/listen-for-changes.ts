/** A browser gives up on a response that is no stream, such as that of a proxy while the portal restarts. */
const reopenMs = 5_000;
/** The server sends a keep-alive every 20 seconds. After this long without an event the connection is dead. */
const silenceMs = 50_000;
const checkEveryMs = 10_000;

/**
 * Keeps a stream of changes open. It is reopened when it ends or falls silent, and when the page becomes visible
 * again, as a phone cuts the connections of sleeping pages without notice.
 *
 * @param seen the id of the last event received, after which every new stream continues
 * @returns a function that closes the stream
 */
export function listenForChanges(
  source: string,
  seen: { current: string },
  onChange: () => void,
): () => void {
  let events: EventSource;
  let aliveAt = Date.now();
  let reopening: ReturnType<typeof setTimeout> | undefined;
  const markAlive = () => void (aliveAt = Date.now());
  const open = () => {
    clearTimeout(reopening);
    markAlive();
    events = new EventSource(`${source}?after=${seen.current}`);
    events.addEventListener("open", markAlive);
    events.addEventListener("alive", markAlive);
    events.addEventListener("change", ({ lastEventId }) => {
      markAlive();
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
    if (Date.now() - aliveAt > silenceMs) reopen();
  }, checkEveryMs);
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
