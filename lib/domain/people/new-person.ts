import { z } from "zod";
import { emailAddress } from "./email-address";
import { newPassword } from "./person-fields";
import { personName, personSurname, unknownName } from "./person-name";
import { userRoles } from "./user-role";

/** A person whom an admin invites. Without a name, the person enters it when joining. */
export const newPerson = z.object({
  email: emailAddress,
  name: unknownName,
  surname: personSurname,
  role: z.enum(userRoles).default("user"),
});

export type NewPerson = z.output<typeof newPerson>;

/** The form of a person who joins by a link: name and password. */
export const joining = z.object({
  name: personName,
  surname: personSurname,
  password: newPassword,
});

/** The form of the first admin, whose link from the console names no email address. */
export const firstAdmin = joining.extend({ email: emailAddress });
