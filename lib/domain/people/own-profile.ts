import { z } from "zod";
import { country, optional, personalCode, phone } from "./person-fields";
import { personName, personSurname } from "./person-name";

/** A user's own details, which are prefilled when they sign. */
export const ownProfile = z.object({
  name: personName,
  surname: personSurname,
  country: optional(country),
  personalCode: optional(personalCode),
  phone: optional(phone),
});

export type OwnProfile = z.output<typeof ownProfile>;

/** The part of the profile that the gateway needs for signing. */
export type SigningDetails = Pick<OwnProfile, "country" | "personalCode" | "phone">;

/** The purposes under which the personal code and the phone number are sealed. */
export const profilePurposes = { personalCode: "user.personalCode", phone: "user.phone" } as const;
