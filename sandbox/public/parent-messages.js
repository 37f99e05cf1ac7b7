/**
 * What this page tells the page that embeds it; `isign.frame.js` there understands it. Nothing in it is secret, so it may
 * go to whichever origin embeds.
 *
 * @typedef {{ code: number, message: string }} SigningError
 * @typedef {{ event: "signed", signature: string } | { event: "error", errors: SigningError[] } | { event: "height", height: number }} FrameMessage
 */

/** Marks our messages among those of others. */
const protocol = "paraph-sandbox-frame-1";

/** @param {FrameMessage} message */
function tellParent(message) {
  if (window.parent !== window) window.parent.postMessage({ protocol, ...message }, "*");
}

/** @param {string} signature the id of the signature, by which the parent knows a repeated message */
export const tellSigned = (signature) => tellParent({ event: "signed", signature });

/** @param {SigningError[]} errors of which only what the parent may log is told */
export const tellErrors = (errors) =>
  tellParent({ event: "error", errors: errors.map(({ code, message }) => ({ code, message })) });

/** Keeps the parent informed of the height that this page's content takes. */
export function tellHeights() {
  const observer = new ResizeObserver(() => {
    tellParent({ event: "height", height: Math.ceil(document.body.getBoundingClientRect().height) });
  });
  observer.observe(document.body);
}
