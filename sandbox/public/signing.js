import { showDocument } from "./document-view.js";
import { requireElement, words } from "./page-words.js";
import { tellError, tellHeights, tellSigned } from "./parent-messages.js";
import { cancelSession, sessionEnd, startSession } from "./session-calls.js";
import { form, readForm, showFormProblem, showProblems, wireForm } from "./signing-form.js";

/** @import { Session } from "./session-calls.js" */

/** What the vendor reports when a person leaves before a session has begun. */
const cancelledByPerson = { code: 7023, message: "User cancelled the signing" };

/** @param {"form" | "waiting" | "signed"} step */
function show(step) {
  form?.toggleAttribute("hidden", step !== "form");
  requireElement("waiting").hidden = step !== "waiting";
  requireElement("signed").hidden = step !== "signed";
}

let isBusy = false;

async function sign() {
  if (isBusy) return;
  isBusy = true;
  try {
    const claim = readForm();
    const started = await startSession(claim);
    if (started.status === "invalid") showProblems(started.problems);
    else if (started.status === "already_signed") location.reload();
    else await follow(started, claim.method);
  } catch {
    show("form");
    showFormProblem(words.technical);
  } finally {
    isBusy = false;
  }
}

/** @param {Session} session @param {string} method */
async function follow(session, method) {
  if (session.status === "waiting") {
    requireElement("control-code").textContent = session.control_code;
    requireElement("waiting-text").textContent =
      method === "mobile" ? words.waitingMobile : words.waitingSmartid;
    requireElement("cancel-session").onclick = () => void cancelSession(session.id).catch(() => undefined);
    show("waiting");
    requireElement("waiting-heading").focus();
  }
  const end = await sessionEnd(session.id);
  if (end.status === "signed") {
    show("signed");
    requireElement("signed-heading").focus();
    tellSigned(end.signature_id);
    return;
  }
  show("form");
  showFormProblem(end.error.text);
  requireElement("form-problem").focus();
  tellError(end.error);
}

if (form) {
  wireForm();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    showProblems([]);
    void sign();
  });
  requireElement("cancel-form").addEventListener("click", () => {
    showProblems([]);
    showFormProblem(words.cancelled);
    tellError(cancelledByPerson);
  });
}
tellHeights();
void showDocument();
