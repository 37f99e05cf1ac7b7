import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangePasswordForm } from "@/components/account/change-password-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { LanguageChoice } from "@/components/shell/language-choice";
import { buttonStyle } from "@/components/ui/button-style";
import { chooseLanguage } from "@/app/choose-language";
import { requireUser } from "@/lib/auth/require-user";
import { changeOwnPassword, signOutHere } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const { name, surname, email } = await requireUser();
  const t = await getTranslations("account");
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-10">
      <header className="flex flex-col gap-1">
        <h1 className="font-serif text-xl">
          {name} {surname}
        </h1>
        <p className="text-ink-soft">{email}</p>
      </header>
      <section aria-labelledby="password" className="flex flex-col gap-4">
        <h2 id="password" className="font-serif text-lg">
          {t("password")}
        </h2>
        <ClientMessages of={["account", "problems", "refusals"]}>
          <ChangePasswordForm action={changeOwnPassword} />
        </ClientMessages>
      </section>
      <section aria-labelledby="language" className="flex flex-col gap-2">
        <h2 id="language" className="font-serif text-lg">
          {t("language")}
        </h2>
        <LanguageChoice action={chooseLanguage} />
      </section>
      <form action={signOutHere}>
        <button type="submit" className={buttonStyle({ tone: "quiet" })}>
          {t("signOut")}
        </button>
      </form>
    </div>
  );
}
