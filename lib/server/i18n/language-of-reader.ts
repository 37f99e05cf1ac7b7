import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { findUser } from "../auth/require-user";
import { settingsOrDefaults } from "../portal/current-settings";
import { portal } from "../portal/portal";
import { openInvitation } from "@/lib/signing/commands/open-invitation";
import { isLanguage, type Language } from "@/lib/domain/text/language";
import { acceptedLanguage } from "@/lib/i18n/accepted-language";

/** The cookie that holds the choice of this browser, which also applies without signing in. */
export const languageCookie = "language";

/**
 * The reader's language, the first that is set: the account's, this browser's choice, the invitation's, the portal's,
 * the browser's Accept-Language.
 */
export const languageOfReader = cache(async (): Promise<Language> => {
  const chosen = (await chosenLanguage()) ?? (await languageOfInvitation());
  const { language } = await settingsOrDefaults();
  return chosen ?? language ?? acceptedLanguage((await headers()).get("accept-language"));
});

/** The language that the reader has chosen, in the account or in this browser. */
export const chosenLanguage = cache(async (): Promise<Language | undefined> => {
  const user = await findUser().catch(() => undefined); // an error page needs a language too
  if (user?.language) return user.language;
  const chosen = (await cookies()).get(languageCookie)?.value;
  return isLanguage(chosen) ? chosen : undefined;
});

/** The language of an invitation, on its page. */
async function languageOfInvitation(): Promise<Language | undefined> {
  const [, token] = /^\/sign\/([^/]+)$/.exec((await headers()).get("x-path") ?? "") ?? [];
  return token ? (await openInvitation((await portal()).workflow, token))?.language : undefined;
}
