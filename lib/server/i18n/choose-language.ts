"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { setLanguage } from "@/db/repositories/users";
import { findUser } from "../auth/require-user";
import { isLanguage } from "@/lib/domain/text/language";
import { env } from "@/lib/base/env";
import { languageCookie } from "./language-of-reader";
import { portal } from "../portal/portal";

/**
 * Sets the language of this browser and, for a signed-in person, of their account. An empty one clears the choice; one
 * that the portal does not have is ignored.
 */
export async function chooseLanguage(form: FormData): Promise<void> {
  const language = form.get("language");
  if (language !== "" && !isLanguage(language)) return;
  const user = await findUser();
  if (user)
    await (await portal()).db.write((tx) => setLanguage(tx, { userId: user.id, language: language || null }));
  const kept = await cookies();
  if (language)
    kept.set(languageCookie, language, {
      httpOnly: true,
      sameSite: "lax",
      secure: env().appUrl.startsWith("https:"),
      maxAge: 365 * 24 * 60 * 60,
    });
  else kept.delete(languageCookie);
  revalidatePath("/", "layout");
}
