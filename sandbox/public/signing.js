import { askForPin } from "./card-step.js";
import { wireDecline } from "./decline-step.js";
import { showDocuments } from "./document-view.js";
import { calls, elements, hasNext, requireElement, session as openSession, words } from "./page-data.js";
import { postErrors, postHeights, postSigned } from "./parent-messages.js";
import { cancelSession, confirmSession, sessionEnd, startSession } from "./session-calls.js";
import { form, readForm, showFormProblem, showProblems, wireForm } from "./signing-form.js";
import { showStep } from "./steps.js";

/** @import { DocumentEnd, Session } from "./session-calls.js" */

/** The vendor's error when a person cancels before a session has started. */
const cancelledByPerson = { code: 7023, message: "Signing canceled by user." };

let isBusy = false;
/** Whether the person cancelled while a session started. */
let isCancelled = false;

async function sign() {
  const claim = readForm();
  isCancelled = false;
  const started = await startSession(claim);
  if (started.status === "already_signed" || started.status === "already_declined") return location.reload();
  if (started.status === "invalid") return isCancelled ? showCancelled() : showProblems(started.problems);
  await (isCancelled ? cancelStarted : follow)(started, claim.method);
}

/**
 * Cancels a session for a person who did so while it started. What it ends with is shown, as it may have ended before;
 * if the call fails, it goes on in sight, where it can be cancelled again.
 *
 * @param {Session} session @param {string} method
 */
async function cancelStarted(session, method) {
  try {
    await cancelSession(session.id);
  } catch {
    return follow(session, method);
  }
  showEnd(await sessionEnd(session.id));
}

function showCancelled() {
  showProblems([]);
  showFormProblem(words.cancelled);
  postErrors([cancelledByPerson]);
}

/** Runs one task at a time. @param {() => Promise<void>} task */
async function run(task) {
  if (isBusy) return;
  isBusy = true;
  try {
    await task();
  } catch {
    showStep("form");
    showFormProblem(words.technical);
  } finally {
    isBusy = false;
  }
}

/** @param {Session} session @param {string} method */
async function follow(session, method) {
  // A sequence stays on its own page, to which the scheme would not lead back.
  if (session.status === "waiting" && session.redirect && location.pathname === calls?.base) {
    location.assign(session.redirect);
    return new Promise(() => undefined); // the page is about to be left
  }
  if (session.status === "waiting") {
    for (const button of elements("[data-cancel-session]"))
      button.onclick = () => void cancelSession(session.id).catch(() => undefined);
    if (session.needs_pin) askForPin(() => void confirmSession(session.id).catch(() => undefined));
    else showControlCode(session.control_code ?? "", method);
  }
  showEnd(await sessionEnd(session.id));
}

/** @param {Awaited<ReturnType<typeof sessionEnd>>} end */
function showEnd(end) {
  const documents = end.documents ?? [];
  showStates(documents);
  if (end.status === "signed") {
    showStep("signed");
    // In a sequence the parent page is notified only after the last document.
    if (!hasNext) postSigned(end.signature_id ?? end.id);
    return;
  }
  if (documents.some(({ status }) => status === "signed")) {
    showStep("partly");
    requireElement("partly-problem").textContent = end.error.text;
    postErrors(documents.flatMap(({ error }) => error ?? []));
    return;
  }
  showStep("form");
  showFormProblem(end.error.text);
  requireElement("form-problem").focus();
  postErrors([end.error]);
}

/** @param {string} code @param {string} method */
function showControlCode(code, method) {
  /** @type {Record<string, string | undefined>} */
  const texts = words.waiting;
  requireElement("control-code").textContent = code;
  requireElement("waiting-text").textContent = texts[method] ?? "";
  showStep("waiting");
}

/** Shows the state of each document of a batch. @param {DocumentEnd[]} documents */
function showStates(documents) {
  for (const { position, status } of documents) {
    const state = elements(`[data-document="${position}"] .state`)[0];
    if (state) state.textContent = words.states[status];
  }
}

if (form) {
  wireForm();
  wireDecline();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    showProblems([]);
    void run(sign);
  });
  requireElement("cancel-form").addEventListener("click", () => {
    if (isBusy) isCancelled = true;
    else showCancelled();
  });
  form.inert = false;
  // Back in the browser's history, from the scheme's page.
  window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  // A reload must not tell again how the session at the scheme ended.
  if (location.pathname === calls?.base) history.replaceState(null, "", calls.base + calls.query);
  if (openSession) void run(follow.bind(null, openSession, openSession.method));
}
for (const button of elements("[data-go-on]")) button.addEventListener("click", () => location.reload());
postHeights();
showDocuments();
