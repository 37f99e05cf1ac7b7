const pollIntervalMs = 500;

/**
 * Waits until it is time to poll: after half a second, or at once when the page comes into sight again, as a phone
 * stops the timers of a page while its user is in the app.
 *
 * @returns {Promise<void>}
 */
export function nextPoll() {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
      resolve();
    };
    const onVisibility = () => {
      if (document.visibilityState === "visible") end();
    };
    const timer = setTimeout(end, pollIntervalMs);
    document.addEventListener("visibilitychange", onVisibility);
  });
}
