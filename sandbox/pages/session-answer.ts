import type { Sandbox } from "../parts/sandbox";
import { errorCodeOf, rawMessages } from "../domain/error-code";
import { isByCard } from "../domain/signing-method";
import type { Session } from "../store/sessions";
import type { Words } from "./words/en";

/** The state of a session for the signing page: `text` is for the person, `message` for the parent page's logs. */
export function sessionAnswer({ store }: Pick<Sandbox, "store">, words: Words, session: Session) {
  const { id, status, errorCode } = session;
  if (status === "signed") {
    const signature = store.signatures.findOfSigner(session.signingToken, session.signerId);
    return { id, status, signature_id: signature?.id };
  }
  if (status === "failed") return { id, status, error: errorAnswer(words, errorCode) };
  return { id, status: "waiting" as const, ...confirmation(session) };
}

export type SessionAnswer = ReturnType<typeof sessionAnswer>;

/** An error for the page. */
export function errorAnswer(words: Words, errorCode: number | null) {
  const code = errorCodeOf(errorCode ?? 0);
  return { code, message: rawMessages[code], text: words.errors[code] };
}

/** How the person confirms: by comparing a code on the phone, or by the PIN of a card. */
export const confirmation = ({ method, controlCode }: Session) =>
  isByCard(method) ? { needs_pin: true as const } : { control_code: controlCode };
