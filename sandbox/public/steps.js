import { elements } from "./page-data.js";

/**
 * The panel beside the document shows one step at a time.
 *
 * @typedef {"form" | "waiting" | "card" | "card-working" | "declining" | "declined" | "signed" | "partly"} Step
 */

/**
 * Shows a step and focuses its heading, so that a screen reader announces it.
 *
 * @param {Step} step
 */
export function showStep(step) {
  for (const element of elements("[data-step]")) element.hidden = element.dataset.step !== step;
  elements(`[data-step="${step}"] h2[tabindex]`)[0]?.focus();
}
