import { answerOf, until, type Answer } from "./gateway-calls";

export type SigningKey = { token: string; signers: Record<string, string> };

/** What the signing page of one signer does over HTTP. */
export function signerAt(url: string, { token, signers }: SigningKey, id: string) {
  const address = (path = "") => `${url}/signing/${token}${path}?access_token=${signers[id]}`;
  const post = async (path: string, body: unknown = {}) =>
    answerOf(
      await fetch(address(path), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    );
  const session = async (sessionId: unknown): Promise<Answer> =>
    answerOf(await fetch(address(`/sessions/${String(sessionId)}`)));
  return {
    openPage: () => fetch(address()),
    start: (claim: object) => post("/sessions", { method: "smartid", country: "LT", ...claim }),
    cancel: (sessionId: unknown) => post(`/sessions/${String(sessionId)}/cancel`),
    confirm: (sessionId: unknown) => post(`/sessions/${String(sessionId)}/confirm`),
    decline: () => post("/decline"),
    session,
    /** Starts a session and waits for its end. */
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
