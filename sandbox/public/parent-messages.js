/**
 * Messages to the page that embeds this one, where `isign.frame.js` receives them. They contain no secrets, so any
 * origin may receive them.
 *
 * @typedef {{ code: number, message: string }} SigningError
 * @typedef {{ event: "signed", signature: string }
 *   | { event: "error", errors: SigningError[] }
 *   | { event: "height", height: number }} FrameMessage
 */

/** Distinguishes these messages from others. */
const protocol = "paraph-sandbox-frame-1";

/** @param {FrameMessage} message */
function postToParent(message) {
  if (window.parent !== window) window.parent.postMessage({ protocol, ...message }, "*");
}

/** @param {string} signature the signature's id, by which the parent page detects repeated messages */
export const postSigned = (signature) => postToParent({ event: "signed", signature });

/** @param {SigningError[]} errors only their code and message are posted, which the parent page may log */
export const postErrors = (errors) =>
  postToParent({ event: "error", errors: errors.map(({ code, message }) => ({ code, message })) });

function postHeight() {
  postToParent({ event: "height", height: Math.ceil(document.body.getBoundingClientRect().height) });
}

/** Posts the height of this page's content whenever it changes, and when the parent page asks. */
export function postHeights() {
  new ResizeObserver(postHeight).observe(document.body);
  window.addEventListener("message", ({ data, source }) => {
    const isAsked = source === window.parent && data?.protocol === protocol && data.event === "ask_height";
    if (isAsked) postHeight();
  });
}
