import type { Handle } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findProfile, setName, setProfile } from "@/db/repositories/users";
import type { Origin } from "@/lib/domain/request/origin";
import { type OwnProfile, profilePurposes, type SigningDetails } from "@/lib/domain/people/own-profile";
import type { Sealer } from "@/lib/base/secrets/seal";
import type { Accounts } from "./accounts";

/** The unsealed details that are prefilled when this user signs, for their own pages and for the gateway. */
export async function openSigningDetails(
  handle: Handle,
  sealer: Sealer,
  userId: string,
): Promise<SigningDetails> {
  const { country, sealedPersonalCode, sealedPhone } = (await findProfile(handle, userId)) ?? {};
  return {
    country: country ?? undefined,
    personalCode: sealedPersonalCode
      ? sealer.open(profilePurposes.personalCode, sealedPersonalCode)
      : undefined,
    phone: sealedPhone ? sealer.open(profilePurposes.phone, sealedPhone) : undefined,
  };
}

/** Saves a user's profile, sealing the personal code and phone number. The audit log records only that it changed. */
export async function saveProfile(
  { db, sealer, now: clock }: Accounts,
  { userId, profile, origin }: { userId: string; profile: OwnProfile; origin?: Origin },
): Promise<void> {
  const { name, surname, country, personalCode, phone } = profile;
  await db.write(async (tx) => {
    await setName(tx, { userId, name, surname });
    await setProfile(tx, {
      userId,
      country: country ?? null,
      sealedPersonalCode: personalCode ? sealer.seal(profilePurposes.personalCode, personalCode) : null,
      sealedPhone: phone ? sealer.seal(profilePurposes.phone, phone) : null,
    });
    await appendAuditEvent(tx, { at: clock(), action: "user.profile_changed", actorId: userId, origin });
  });
}
