import { randomInt } from "node:crypto";
import { minuteMs } from "../clock";
import type { Sandbox } from "../sandbox";
import type { Session } from "../store/sessions";
import type { Signer } from "../store/signers";
import { newToken } from "../tokens";
import { errorCode, type ErrorCode } from "./error-code";
import type { IdentityClaim } from "./identity-claim";
import { findTestIdentity } from "./test-identity";

/** How long Smart-ID and Mobile-ID wait for the person. */
const sessionMs = 2 * minuteMs;

/** Errors that the schemes know before any phone rings. */
const immediate: readonly ErrorCode[] = [errorCode.noMobileId, errorCode.noSmartId, errorCode.basicSmartId];

type Parts = Pick<Sandbox, "store" | "clock" | "settings" | "sessions">;

/**
 * Starts signing on the phone of whoever the signer claims to be. It runs to its end on the server, whether or not a page
 * looks on. Asked twice for the same identity it gives the running session; for another one, the running one is
 * cancelled first.
 *
 * @returns undefined when the signer has already signed
 */
export function startSession(parts: Parts, signer: Signer, claim: IdentityClaim): Session | undefined {
  const { store, sessions } = parts;
  if (store.signatures.findOfSigner(signer.signingToken, signer.id)) return undefined;
  const open = store.sessions.findOpen(signer.signingToken, signer.id);
  if (open) {
    const isSame = open.method === claim.method && open.code === claim.code;
    if (isSame || !store.sessions.cancel(open.id, errorCode.cancelled)) return open;
  }
  const session = newSession(parts, signer, claim);
  store.sessions.insert(session);
  sessions.schedule(session);
  return session;
}

function newSession({ clock, settings }: Parts, signer: Signer, claim: IdentityClaim): Session {
  const outcome = findTestIdentity(claim)?.outcome ?? "signs";
  return {
    ...claim,
    id: newToken(),
    signingToken: signer.signingToken,
    signerId: signer.id,
    controlCode: String(randomInt(10_000)).padStart(4, "0"),
    outcomeCode: outcome === "signs" ? null : outcome,
    status: "waiting",
    errorCode: null,
    settlesAt: settlesAt(outcome).getTime(),
  };

  function settlesAt(result: typeof outcome): Date {
    if (result === errorCode.expired) return clock.after(sessionMs);
    const isImmediate = result !== "signs" && immediate.includes(result);
    return new Date(clock.now().getTime() + (isImmediate ? 0 : settings.confirmationMs));
  }
}
