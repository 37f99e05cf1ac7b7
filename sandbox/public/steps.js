import { elements } from "./page-data.js";

/**
 * The panel beside the document shows one step at a time.
 *
 * @typedef {"form" | "waiting" | "card" | "card-working" | "declining" | "declined" | "signed" | "partly"} Step
 */

/**
 * Shows a step; its heading takes the focus, so that a screen reader says where the person is now.
 *
 * @param {Step} step
 */
export function showStep(step) {
  for (const element of elements("[data-step]")) element.hidden = element.dataset.step !== step;
  elements(`[data-step="${step}"] h2[tabindex]`)[0]?.focus();
}
