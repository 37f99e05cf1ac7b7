import type { Sandbox } from "../sandbox";
import { errorCodeOf, rawMessages } from "../signing/error-code";
import type { Session } from "../store/sessions";
import type { Words } from "./words/en";

/** What the signing page learns about a session: `text` is for the person, `message` for the parent page's logs. */
export function sessionAnswer({ store }: Pick<Sandbox, "store">, words: Words, session: Session) {
  const { id, status, controlCode, errorCode } = session;
  if (status === "signed") {
    const signature = store.signatures.findOfSigner(session.signingToken, session.signerId);
    return { id, status, signature_id: signature?.id };
  }
  if (status === "failed") {
    const code = errorCodeOf(errorCode ?? 0);
    return { id, status, error: { code, message: rawMessages[code], text: words.errors[code] } };
  }
  return { id, status: "waiting", control_code: controlCode };
}
