import { findOwnDocument } from "@/db/repositories/documents";
import { findPartialFile } from "@/db/repositories/files";
import { listPeopleAsked, listSignersAsked } from "@/db/repositories/signer-lists";
import type { Person } from "@/db/repositories/users";
import { openSigningDetails } from "@/lib/accounts/profile";
import { canSignOn, signersToAskAgain } from "@/lib/domain/document/send-again";
import { type PortalSettings, timeZoneOf } from "@/lib/domain/settings/portal-settings";
import { dayFrom } from "@/lib/domain/time/days";
import { maxDeadlineDays } from "@/lib/domain/time/deadline";
import { currentSettings } from "../portal/current-settings";
import { portal } from "../portal/portal";

const maxSuggestions = 200;

/** Everything that the form for sending a document is filled with, or `undefined` for a document of somebody else. */
export async function loadSendForm(documentId: string, user: Person) {
  const { db, workflow, now } = await portal();
  const query = { documentId, userId: user.id };
  const document = await findOwnDocument(db.read, query);
  if (!document) return undefined;
  const asked = await listSignersAsked(db.read, query);
  const canKeep = canSignOn((await findPartialFile(db.read, query))?.checkReport);
  const { name, surname, email } = user;
  const settings = await currentSettings();
  return {
    document,
    me: { name, surname, email, ...(await openSigningDetails(db.read, workflow.sealer, user.id)) },
    language: asked[0]?.language,
    previous: {
      attempt: asked[0]?.signingId ?? documentId,
      signers: signersToAskAgain(asked, { canKeep }),
      canKeep,
    },
    terms: termsOf(settings, now()),
    people: await listPeopleAsked(db.read, { userId: user.id, limit: maxSuggestions }),
    deadlineRange: deadlineRangeOf(settings, now()),
  };
}

/** The admins' defaults in the form's own notation. */
function termsOf(settings: PortalSettings, now: Date) {
  const { deadlineDays, remindEveryDays } = settings;
  return {
    deadline: deadlineDays ? dayFrom(now, deadlineDays, timeZoneOf(settings)) : "",
    remind: remindEveryDays?.toString() ?? "",
  };
}

/** The first and the last day that can be a deadline. */
function deadlineRangeOf(settings: PortalSettings, now: Date) {
  const timeZone = timeZoneOf(settings);
  return { min: dayFrom(now, 0, timeZone), max: dayFrom(now, maxDeadlineDays, timeZone) };
}
