import { z } from "zod";
import { emailAddress, newPassword, personName } from "./person-fields";
import { userRoles } from "./user-role";

/** A person whom an admin invites. One who has only an address enters the name later. */
export const newPerson = z.object({
  email: emailAddress,
  name: z.string().trim().max(100).default(""),
  surname: z.string().trim().max(100).default(""),
  role: z.enum(userRoles).default("user"),
});

export type NewPerson = z.output<typeof newPerson>;

/** The form of a person who joins by a link: their name and a password. */
export const joining = z.object({
  name: personName("name_missing"),
  surname: personName("surname_missing"),
  password: newPassword,
});

/** The first admin, who has nothing but the link of the console. */
export const firstAdmin = joining.extend({ email: emailAddress });
