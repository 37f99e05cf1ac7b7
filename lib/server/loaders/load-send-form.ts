import { findOwnDocument } from "@/db/repositories/documents";
import { findPartialFile } from "@/db/repositories/files";
import { listKnownPeople, listPreviousSigners } from "@/db/repositories/signer-lists";
import type { Person } from "@/db/repositories/users";
import { openSigningDetails } from "@/lib/accounts/profile";
import { canContinueSigning, signersToResendTo } from "@/lib/domain/document/resend";
import { type PortalSettings, timeZoneOf } from "@/lib/domain/settings/portal-settings";
import { dayFrom } from "@/lib/domain/time/days";
import { maxDeadlineDays } from "@/lib/domain/signing/deadline";
import { currentSettings } from "../portal/current-settings";
import { portal } from "../portal/portal";

const maxSuggestions = 200;

/** Everything that the form for sending a document needs, or `undefined` if the user does not own the document. */
export async function loadSendForm(documentId: string, user: Person) {
  const { db, workflow, now } = await portal();
  const query = { documentId, userId: user.id };
  const document = await findOwnDocument(db.read, query);
  if (!document) return undefined;
  const earlier = await listPreviousSigners(db.read, query);
  const canKeep = canContinueSigning((await findPartialFile(db.read, query))?.validationReport);
  const { name, surname, email } = user;
  const settings = await currentSettings();
  return {
    document,
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
