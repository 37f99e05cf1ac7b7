import { findOwnDocument } from "@/db/repositories/documents";
import { findPartialFile, listSourceReports } from "@/db/repositories/files";
import { listKnownPeople, listPreviousSigners } from "@/db/repositories/signer-lists";
import { findTrustState } from "@/db/repositories/trust-lists";
import type { Person } from "@/db/repositories/users";
import { openSigningDetails } from "@/lib/accounts/profile";
import { env } from "@/lib/base/env";
import { readUnreadSources } from "@/lib/documents/read-sources";
import type { Refusal } from "@/lib/domain/request/refusal";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { forbidsSigning } from "@/lib/domain/document/signed-source";
import { canContinueSigning, signersToResendTo } from "@/lib/domain/document/resend";
import { type PortalSettings, timeZoneOf } from "@/lib/domain/settings/portal-settings";
import { dayFrom } from "@/lib/domain/time/days";
import { canSend } from "@/lib/domain/signing/signing-status";
import { maxDeadlineDays } from "@/lib/domain/signing/deadline";
import { levelObstacle } from "@/lib/domain/validation/required-level";
import { currentSettings } from "../portal/current-settings";
import { portal } from "../portal/portal";

const maxSuggestions = 200;

/**
 * Everything that the form for sending a document needs, or `undefined` if the user does not own the document. Sources
 * that were never read are read now, so that the sender learns about their signatures before sending.
 */
export async function loadSendForm(documentId: string, user: Person) {
  const { db, workflow, now } = await portal();
  const query = { documentId, userId: user.id };
  const document = await findOwnDocument(db.read, query);
  if (!document) return undefined;
  const unreadable = canSend(document.status)
    ? await refusalOf(readUnreadSources(workflow, query))
    : undefined;
  const sourceReports = await listSourceReports(db.read, documentId);
  const earlier = await listPreviousSigners(db.read, query);
  const canKeep = canContinueSigning((await findPartialFile(db.read, query))?.validationReport);
  const { name, surname, email } = user;
  const settings = await currentSettings();
  const { servicesSha256 } = await findTrustState(db.read);
  return {
    ...{ document, unreadable, sourceReports },
    levelObstacle: levelObstacle({
      requiredLevel: settings.requiredLevel,
      usesSandbox: env().usesSandbox,
      hasLists: servicesSha256 !== null,
    }),
    isSignable: !forbidsSigning(sourceReports),
    me: { name, surname, email, ...(await openSigningDetails(db.read, workflow.sealer, user.id)) },
    language: earlier[0]?.language,
    previous: {
      attempt: earlier[0]?.signingId ?? documentId,
      signers: signersToResendTo(earlier, { canKeep }),
      canKeep,
    },
    terms: termsOf(settings, now()),
    people: await listKnownPeople(db.read, { userId: user.id, limit: maxSuggestions }),
    deadlineRange: deadlineRangeOf(settings, now()),
  };
}

/** Why a step was refused; `undefined` if it was not. */
async function refusalOf(step: Promise<void>): Promise<Refusal | undefined> {
  try {
    await step;
  } catch (error) {
    if (error instanceof UserFacingError) return error.refusal;
    throw error;
  }
}

/** The defaults set by admins, as values of the form's fields. */
function termsOf(settings: PortalSettings, now: Date) {
  const { deadlineDays, remindEveryDays } = settings;
  return {
    deadline: deadlineDays ? dayFrom(now, deadlineDays, timeZoneOf(settings)) : "",
    remind: remindEveryDays?.toString() ?? "",
  };
}

/** The first and the last possible day of a deadline. */
function deadlineRangeOf(settings: PortalSettings, now: Date) {
  const timeZone = timeZoneOf(settings);
  return { min: dayFrom(now, 0, timeZone), max: dayFrom(now, maxDeadlineDays, timeZone) };
}
