import { words } from "./page-data.js";
import { postErrors } from "./parent-messages.js";
import { decline } from "./session-calls.js";
import { showFormProblem } from "./signing-form.js";
import { showStep } from "./steps.js";

/** Wires the decline button, if there is one; it asks for confirmation first. */
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
    postErrors([answer.error]);
  } catch {
    showStep("form");
    showFormProblem(words.technical);
  }
}
