import { words } from "./page-data.js";
import { tellErrors } from "./parent-messages.js";
import { decline } from "./session-calls.js";
import { showFormProblem } from "./signing-form.js";
import { showStep } from "./steps.js";

/** Wires declining, which asks once more first; nothing to wire where it is not offered. */
export function wireDecline() {
  const button = document.getElementById("decline");
  const goBack = () => {
    showStep("form");
    button?.focus();
  };
  button?.addEventListener("click", () => showStep("declining"));
  document.getElementById("decline-back")?.addEventListener("click", goBack);
  document.querySelector('[data-step="declining"]')?.addEventListener("keydown", (event) => {
    if (event instanceof KeyboardEvent && event.key === "Escape") goBack();
  });
  document.getElementById("decline-confirm")?.addEventListener("click", () => void confirmDecline());
}

async function confirmDecline() {
  try {
    const answer = await decline();
    if (answer.status !== "declined") return location.reload();
    showStep("declined");
    tellErrors([answer.error]);
  } catch {
    showStep("form");
    showFormProblem(words.technical);
  }
}
