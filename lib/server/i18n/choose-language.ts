"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { setLanguage } from "@/db/repositories/users";
import { findUser } from "../auth/require-user";
import { isLanguage } from "@/lib/domain/text/language";
import { env } from "@/lib/base/env";
import { dayMs, secondMs } from "@/lib/domain/time/durations";
import { languageCookie } from "./language-of-reader";
import { portal } from "../portal/portal";

/**
 * Sets the language of this browser and, for a signed-in user, of their account. An empty value clears the choice; an
 * unsupported one is ignored.
 */
export async function chooseLanguage(form: FormData): Promise<void> {
  const language = form.get("language");
  if (language !== "" && !isLanguage(language)) return;
  const user = await findUser();
  if (user)
    await (await portal()).db.write((tx) => setLanguage(tx, { userId: user.id, language: language || null }));
  const cookieStore = await cookies();
  if (language)
    cookieStore.set(languageCookie, language, {
      httpOnly: true,
      sameSite: "lax",
      secure: env().appUrl.startsWith("https:"),
      maxAge: (365 * dayMs) / secondMs,
    });
  else cookieStore.delete(languageCookie);
  revalidatePath("/", "layout");
}
