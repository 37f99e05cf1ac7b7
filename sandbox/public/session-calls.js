/**
 * @typedef {{ id: string, status: "waiting", control_code: string }
 *   | { id: string, status: "signed", signature_id: string }
 *   | { id: string, status: "failed", error: { code: number, message: string, text: string } }} Session
 * @typedef {{ field: string, text: string }} FieldProblem
 */

const pollEveryMs = 500;

/** @param {string} path below the signing */
const address = (path) => `${location.pathname}/${path}${location.search}`;

/** @param {string} path @param {RequestInit} [init] */
async function call(path, init) {
  const response = await fetch(address(path), init);
  if (!response.ok) throw new Error(`The sandbox answered HTTP ${response.status}.`);
  return /** @type {unknown} */ (await response.json());
}

/**
 * Starts signing on the person's phone.
 *
 * @param {Record<string, string>} claim method, code, country and phone as typed
 * @returns {Promise<Session | { status: "invalid", problems: FieldProblem[] } | { status: "already_signed" }>}
 */
export async function startSession(claim) {
  const body = JSON.stringify(claim);
  const headers = { "content-type": "application/json" };
  return /** @type {ReturnType<typeof startSession>} */ (call("sessions", { method: "POST", headers, body }));
}

/**
 * Waits for the end of a session. A call that fails is made again: the session goes on without us.
 *
 * @param {string} id
 * @returns {Promise<Exclude<Session, { status: "waiting" }>>}
 */
export async function sessionEnd(id) {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
    const session = await call(`sessions/${id}`).catch(() => undefined);
    const known = /** @type {Session | undefined} */ (session);
    if (known && known.status !== "waiting") return known;
  }
}

/** @param {string} id */
export const cancelSession = (id) => call(`sessions/${id}/cancel`, { method: "POST" });
