import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { findUser } from "@/lib/auth/require-user";
import { settingsOrDefaults } from "@/lib/current-settings";
import { portal } from "@/lib/portal";
import { openInvitation } from "@/lib/signing/open-invitation";
import { isLanguage, type Language } from "@/lib/domain/language";
import { acceptedLanguage } from "./accepted-language";

/** Holds what somebody chose who is not signed in. */
export const languageCookie = "language";

/**
 * The language of whoever looks: chosen in the account, chosen in this browser, chosen by whoever invited them, asked
 * for by their browser, or set by admins.
 */
export const languageOfReader = cache(async (): Promise<Language> => {
  const user = await findUser().catch(() => undefined); // the page that tells of the fault needs a language too
  if (user?.language) return user.language;
  const chosen = (await cookies()).get(languageCookie)?.value;
  if (isLanguage(chosen)) return chosen;
  const invited = await languageOfInvitation();
  return invited ?? acceptedLanguage((await headers()).get("accept-language"), await defaultLanguage());
});

/** That which admins have set; English where the portal cannot even tell that. */
async function defaultLanguage(): Promise<Language> {
  return (await settingsOrDefaults()).language ?? "en";
}

/** That in which the person of an invitation's page was written to. */
async function languageOfInvitation(): Promise<Language | undefined> {
  const [, token] = /^\/sign\/([^/]+)$/.exec((await headers()).get("x-path") ?? "") ?? [];
  return token ? (await openInvitation((await portal()).workflow, token))?.language : undefined;
}
