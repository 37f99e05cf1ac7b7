/*
 * The script for pages that embed a signing page (docs/gateway.md#embedding). It needs a global jQuery and a frame with
 * the id `isign-gateway`.
 */
(function () {
  "use strict";

  /**
   * @typedef {{ code: number, message: string }} SigningError
   * @typedef {{
   *   onSignSuccess?: () => void,
   *   onSignError?: (errors?: SigningError[] | string) => void,
   *   adjustHeight?: boolean,
   *   PostMessage?: { init(): void },
   * }} Isign
   * @typedef {(target: Window) => { on(event: string, handler: () => void): unknown }} JQuery
   */

  const page = /** @type {{ jQuery?: JQuery, Isign?: Isign }} */ (/** @type {unknown} */ (window));
  const jQuery = page.jQuery;
  if (!jQuery) throw new Error("isign.frame.js needs jQuery: load it before this script.");

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const gatewayOrigin = new URL(script.src).origin;
  const protocol = "paraph-sandbox-frame-1";

  /**
   * The page's object, which the page may set before this script loads and may replace later.
   *
   * @returns {Isign}
   */
  const isign = () => (page.Isign ??= {});
  /** @type {Set<string>} */
  const knownSignatures = new Set();
  let isListening = false;

  const frame = () => /** @type {HTMLIFrameElement | null} */ (document.getElementById("isign-gateway"));

  /** @param {MessageEvent} event */
  function receive(event) {
    const sender = frame()?.contentWindow;
    if (event.origin !== gatewayOrigin || !sender || event.source !== sender) return;
    const { data } = event;
    if (typeof data !== "object" || data === null || data.protocol !== protocol) return;
    if (data.event === "signed") handleSigned(String(data.signature));
    else if (data.event === "error") reportErrors(data.errors);
    else if (data.event === "height") adjustHeight(Number(data.height));
  }

  /** @param {string} signature */
  function handleSigned(signature) {
    if (knownSignatures.has(signature)) return;
    knownSignatures.add(signature);
    isign().onSignSuccess?.();
  }

  /**
   * The argument of `onSignError` has three forms in the field (docs/gateway.md#embedding), and each occurs here:
   * nothing for a technical error, a text for a session that expired, and a list of objects for all others.
   *
   * @param {SigningError[]} errors
   */
  function reportErrors(errors) {
    const [only] = errors.length === 1 ? errors : [];
    if (only?.code === 500) isign().onSignError?.();
    else if (only?.code === 6005) isign().onSignError?.(only.message);
    else isign().onSignError?.(errors.map(withText));
  }

  /** A host that joins the list reads messages. @param {SigningError} error */
  function withText(error) {
    return Object.defineProperty({ ...error }, "toString", { value: () => error.message });
  }

  /** @param {number} height of the frame's content */
  function adjustHeight(height) {
    const element = frame();
    if (!isign().adjustHeight || !element || !(height > 0)) return;
    element.style.removeProperty("height");
    element.setAttribute("style", `${element.style.cssText} height: ${height}px`.trim());
  }

  function init() {
    if (!isListening) window.addEventListener("message", receive);
    isListening = true;
    // A frame that was there before this script has told its height already. The question is no secret, and with the
    // gateway as its target it would fail with an error on the console while the frame is still loading.
    frame()?.contentWindow?.postMessage({ protocol, event: "ask_height" }, "*");
  }

  // As the vendor's script may: a policy that refuses inline styles breaks a page that embeds the frame.
  const style = document.createElement("style");
  style.textContent = "#isign-gateway { scroll-margin-top: 1rem }";
  document.head.append(style);

  isign().PostMessage = { init };
  // Without init(), which the vendor's script requires here, a page that has already loaded works too.
  if (document.readyState === "complete") init();
  else jQuery(window).on("load", init);
})();
