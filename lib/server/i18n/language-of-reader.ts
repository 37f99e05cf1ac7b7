import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { findUser } from "../auth/require-user";
import { settingsOrDefaults } from "../portal/current-settings";
import { portal } from "../portal/portal";
import { openInvitation } from "@/lib/signing/commands/open-invitation";
import { isLanguage, type Language } from "@/lib/domain/text/language";
import { acceptedLanguage } from "@/lib/i18n/accepted-language";

/** Holds what somebody chose who is not signed in. */
export const languageCookie = "language";

/**
 * The language of whoever looks: chosen in the account, chosen in this browser, chosen by whoever invited them, set by
 * admins for whoever chose none, or else asked for by their browser.
 */
export const languageOfReader = cache(async (): Promise<Language> => {
  const chosen = (await chosenLanguage()) ?? (await languageOfInvitation());
  const { language } = await settingsOrDefaults();
  return chosen ?? language ?? acceptedLanguage((await headers()).get("accept-language"));
});

/** That which the reader has chosen, in the account or in this browser. */
export const chosenLanguage = cache(async (): Promise<Language | undefined> => {
  const user = await findUser().catch(() => undefined); // the page that tells of the fault needs a language too
  if (user?.language) return user.language;
  const chosen = (await cookies()).get(languageCookie)?.value;
  return isLanguage(chosen) ? chosen : undefined;
});

/** That in which the person of an invitation's page was written to. */
async function languageOfInvitation(): Promise<Language | undefined> {
  const [, token] = /^\/sign\/([^/]+)$/.exec((await headers()).get("x-path") ?? "") ?? [];
  return token ? (await openInvitation((await portal()).workflow, token))?.language : undefined;
}
