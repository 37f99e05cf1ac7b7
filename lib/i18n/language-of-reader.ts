import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { findUser } from "@/lib/auth/require-user";
import { isLanguage, type Language } from "@/lib/domain/language";
import { acceptedLanguage } from "./accepted-language";

/** Holds what somebody chose who is not signed in. */
export const languageCookie = "language";

/** The language of whoever looks: chosen in the account, chosen in this browser, or asked for by it. */
export const languageOfReader = cache(async (): Promise<Language> => {
  const user = await findUser().catch(() => undefined); // the page that tells of the fault needs a language too
  if (user?.language) return user.language;
  const chosen = (await cookies()).get(languageCookie)?.value;
  return isLanguage(chosen) ? chosen : acceptedLanguage((await headers()).get("accept-language"));
});
