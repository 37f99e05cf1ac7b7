/*
 * The script that a page loads which embeds a signing page (the gateway's document, "The embed contract"). It needs
 * jQuery as a global, and the frame's id to be `isign-gateway`.
 */
(function () {
  "use strict";

  /**
   * @typedef {{ code: number, message: string }} SigningError
   * @typedef {{
   *   onSignSuccess?: () => void,
   *   onSignError?: (errors: SigningError[]) => void,
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
   * Handlers that the page set before this script arrived are kept, and a page may replace the whole object later.
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
    if (data.event === "signed") tellSigned(String(data.signature));
    else if (data.event === "error") isign().onSignError?.(data.errors);
    else if (data.event === "height") adjustHeight(Number(data.height));
  }

  /** @param {string} signature */
  function tellSigned(signature) {
    if (knownSignatures.has(signature)) return;
    knownSignatures.add(signature);
    isign().onSignSuccess?.();
  }

  /** @param {number} height of the frame's content */
  function adjustHeight(height) {
    const element = frame();
    if (isign().adjustHeight && element && height > 0) element.style.height = `${height}px`;
  }

  function init() {
    if (isListening) return;
    isListening = true;
    window.addEventListener("message", receive);
  }

  isign().PostMessage = { init };
  // A page whose load is over needs no init() either, though pages for the vendor's script call it.
  if (document.readyState === "complete") init();
  else jQuery(window).on("load", init);
})();
