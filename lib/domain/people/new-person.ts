import { z } from "zod";
import { emailAddress, newPassword, personName } from "./person-fields";
import { userRoles } from "./user-role";

/** A person whom an admin invites. Without a name, the person enters it when joining. */
export const newPerson = z.object({
  email: emailAddress,
  name: z.string().trim().max(100).default(""),
  surname: z.string().trim().max(100).default(""),
  role: z.enum(userRoles).default("user"),
});

export type NewPerson = z.output<typeof newPerson>;

/** The form of a person who joins by a link: name and password. */
export const joining = z.object({
  name: personName("name_missing"),
  surname: personName("surname_missing"),
  password: newPassword,
});

/** The form of the first admin, whose link from the console names no email address. */
export const firstAdmin = joining.extend({ email: emailAddress });
