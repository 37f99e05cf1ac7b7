import { answerOf, postJson, until, type Answer } from "./gateway-calls";

export type SigningKey = { token: string; signers: Record<string, string> };

/** The HTTP calls of one signer's signing page. */
export function signerAt(url: string, { token, signers }: SigningKey, id: string) {
  const address = (path = "") => `${url}/signing/${token}${path}?access_token=${signers[id]}`;
  const post = (path: string, body: unknown = {}) => postJson(address(path), body);
  const session = async (sessionId: unknown): Promise<Answer> =>
    answerOf(await fetch(address(`/sessions/${String(sessionId)}`)));
  return {
    openPage: () => fetch(address()),
    start: (claim: object) => post("/sessions", { method: "smartid", country: "LT", ...claim }),
    cancel: (sessionId: unknown) => post(`/sessions/${String(sessionId)}/cancel`),
    confirm: (sessionId: unknown) => post(`/sessions/${String(sessionId)}/confirm`),
    decline: () => post("/decline"),
    session,
    /** Starts a session and waits until it ends. */
    async sign(claim: object) {
      const started = await post("/sessions", { method: "smartid", country: "LT", ...claim });
      if (started.status !== 201) return started;
      return until(
        () => session(started.body.id),
        ({ body }) => body.status !== "waiting",
      );
    },
  };
}
