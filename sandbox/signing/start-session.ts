import { randomInt } from "node:crypto";
import { minuteMs } from "../base/clock";
import type { Sandbox } from "../parts/sandbox";
import type { Session } from "../store/sessions";
import type { Signer } from "../store/signers";
import { newToken } from "../base/tokens";
import { errorCode, type ErrorCode } from "../domain/error-code";
import type { IdentityClaim } from "./identity-claim";
import { canSign } from "./can-sign";
import { isByCard } from "../domain/signing-method";
import { findTestIdentity } from "./test-identity";

/** How long Smart-ID and Mobile-ID wait for the person. */
const sessionMs = 2 * minuteMs;

/** Errors that occur before the person's phone is notified. */
const immediate: readonly ErrorCode[] = [errorCode.noMobileId, errorCode.noSmartId, errorCode.basicSmartId];

type Parts = Pick<Sandbox, "store" | "clock" | "settings" | "sessions">;

/** Four digits for the person to compare on both screens. */
export const newControlCode = () => String(randomInt(10_000)).padStart(4, "0");

/**
 * Starts a session with the claimed identity. A session on a phone ends on the server, even if no page polls; a
 * session with a card waits for {@link confirmSession}. A second call with the same identity returns the running
 * session; a call with a different identity cancels it first.
 *
 * @returns undefined if the signer can no longer sign
 */
export function startSession(parts: Parts, signer: Signer, claim: IdentityClaim): Session | undefined {
  const { store } = parts;
  if (!canSign(parts, signer)) return undefined;
  const open = store.sessions.findOpen(signer.signingToken, signer.id);
  if (open) {
    const isSame = open.method === claim.method && open.code === claim.code;
    if (isSame || !store.sessions.cancel(open.id, errorCode.cancelled)) return open;
  }
  return openSession(parts, signer, claim, { id: newToken(), controlCode: newControlCode() });
}

/** Opens a session for a signer without an open one. */
export function openSession(
  parts: Parts,
  signer: Signer,
  claim: IdentityClaim,
  { id, controlCode }: Pick<Session, "id" | "controlCode">,
): Session {
  const session: Session = {
    ...{ ...claim, id, controlCode },
    signingToken: signer.signingToken,
    signerId: signer.id,
    // A card session expires unless the PIN is entered.
    ...(isByCard(claim.method) ? endAs(parts, errorCode.expired) : endOf(parts, claim)),
    status: "waiting",
    errorCode: null,
  };
  parts.store.sessions.insert(session);
  parts.sessions.schedule(session);
  return session;
}

/**
 * Continues a card session after its PIN was entered. Does nothing for a session of another method or one that has
 * ended.
 */
export function confirmSession(parts: Parts, session: Session): void {
  if (!isByCard(session.method)) return;
  const confirmed = { ...session, ...endOf(parts, session) };
  if (parts.store.sessions.confirm(confirmed)) parts.sessions.schedule(confirmed);
}

/** When and how the person behind a claim ends the session. */
const endOf = (parts: Parts, claim: IdentityClaim) =>
  endAs(parts, findTestIdentity(claim)?.outcome ?? "signs");

function endAs({ clock, settings }: Parts, outcome: "signs" | ErrorCode) {
  const outcomeCode = outcome === "signs" ? null : outcome;
  if (outcome === errorCode.expired) return { outcomeCode, settlesAt: clock.after(sessionMs).getTime() };
  const isImmediate = outcome !== "signs" && immediate.includes(outcome);
  return { outcomeCode, settlesAt: clock.now().getTime() + (isImmediate ? 0 : settings.confirmationMs) };
}
