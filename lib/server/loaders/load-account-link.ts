import { isSetupOpen } from "@/lib/accounts/first-admin";
import { findInvited } from "@/lib/accounts/join";
import { findResetPerson } from "@/lib/accounts/reset-password";
import { portal } from "../portal/portal";

/** The person whom a link invites to the portal, or `undefined` if the link is used or expired. */
export const loadInvited = async (token: string) => findInvited((await portal()).workflow, token);

/** The user whose password a link resets, or `undefined` if the link is used or expired. */
export const loadResetPerson = async (token: string) => findResetPerson((await portal()).workflow, token);

/** Whether a link from the console can still create the first admin. */
export const loadIsSetupOpen = async (token: string) => isSetupOpen((await portal()).workflow, token);
