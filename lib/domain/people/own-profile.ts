import { z } from "zod";
import { country, optional, personalCode, personName, phone } from "./person-fields";

/** A user's own details, which are prefilled when they sign. */
export const ownProfile = z.object({
  name: personName("name_missing"),
  surname: personName("surname_missing"),
  country: optional(country),
  personalCode: optional(personalCode),
  phone: optional(phone),
});

export type OwnProfile = z.output<typeof ownProfile>;

/** The part of it that the gateway fills in. */
export type SigningDetails = Pick<OwnProfile, "country" | "personalCode" | "phone">;

/** What code and phone are sealed for. */
export const profilePurposes = { personalCode: "user.personalCode", phone: "user.phone" } as const;
