import { nextPoll } from "./next-poll.js";
import { calls } from "./page-data.js";

/**
 * @typedef {{ code: number, message: string, text: string }} SessionError
 * @typedef {{ position: number, status: "waiting" | "signed" | "failed", error?: SessionError }} DocumentEnd
 * @typedef {{ id: string, documents?: DocumentEnd[] } & (
 *   | { status: "waiting", control_code?: string, needs_pin?: true, redirect?: string }
 *   | { status: "signed", signature_id?: string }
 *   | { status: "failed", error: SessionError })} Session
 * @typedef {{ field: string, text: string }} FieldProblem
 * @typedef {{ status: "already_signed" } | { status: "already_declined" }} Over
 */

/** @param {string} path below the signing or the batch @param {RequestInit} [init] */
async function call(path, init) {
  if (!calls) throw new Error("Nothing is signed on this page.");
  const response = await fetch(`${calls.base}/${path}${calls.query}`, init);
  if (!response.ok) throw new Error(`The sandbox answered HTTP ${response.status}.`);
  return /** @type {unknown} */ (await response.json());
}

/**
 * Starts a session with the claimed identity.
 *
 * @param {Record<string, string>} claim method, code, country and phone as entered
 * @returns {Promise<Session | { status: "invalid", problems: FieldProblem[] } | Over>}
 */
export async function startSession(claim) {
  const body = JSON.stringify(claim);
  const headers = { "content-type": "application/json" };
  return /** @type {ReturnType<typeof startSession>} */ (call("sessions", { method: "POST", headers, body }));
}

/**
 * Waits for the end of a session. A failed call is retried, as the session continues on the server.
 *
 * @param {string} id
 * @returns {Promise<Extract<Session, { status: "signed" | "failed" }>>}
 */
export async function sessionEnd(id) {
  for (;;) {
    await nextPoll();
    const session = await call(`sessions/${id}`).catch(() => undefined);
    const known = /** @type {Session | undefined} */ (session);
    if (known && known.status !== "waiting") return known;
  }
}

/** @param {string} id */
export const cancelSession = (id) => call(`sessions/${id}/cancel`, { method: "POST" });

/** Continues a card session; the PIN never leaves the page. @param {string} id */
export const confirmSession = (id) => call(`sessions/${id}/confirm`, { method: "POST" });

/** @returns {Promise<{ status: "declined", error: SessionError } | Over>} */
export async function decline() {
  return /** @type {ReturnType<typeof decline>} */ (call("decline", { method: "POST" }));
}
