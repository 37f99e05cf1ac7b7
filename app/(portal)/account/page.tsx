import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { chooseLanguage } from "@/lib/server/i18n/choose-language";
import { ChangePasswordForm } from "@/components/account/change-password-form";
import { ProfileForm } from "@/components/account/profile-form";
import { SessionList } from "@/components/account/session-list";
import { ClientMessages } from "@/components/shell/client-messages";
import { LanguageChoice } from "@/components/shell/language-choice";
import { buttonStyle } from "@/components/ui/button-style";
import { Section } from "@/components/ui/section";
import { chosenLanguage } from "@/lib/server/i18n/language-of-reader";
import { requireUser } from "@/lib/server/auth/require-user";
import { loadAccount } from "@/lib/server/loaders/load-account";
import { currentSettings } from "@/lib/server/portal/current-settings";
import { changeOwnPassword, endSession, saveOwnProfile, signOut, signOutEverywhere } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const user = await requireUser();
  const { name, surname, email } = user;
  const { details, sessions, currentSessionId } = await loadAccount(user);
  const t = await getTranslations("account");
  const { language } = await currentSettings();
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-10">
      <header className="flex flex-col gap-1">
        <h1 className="font-serif text-xl wrap-break-word">
          {name} {surname}
        </h1>
        <p className="wrap-break-word text-ink-soft">{email}</p>
      </header>
      <ClientMessages of={["account", "countries", "problems", "refusals"]}>
        <Section title={t("profile")} className="gap-4">
          <p className="text-base text-ink-soft">{t("profileHint")}</p>
          <ProfileForm action={saveOwnProfile} profile={{ name, surname, ...details }} />
        </Section>
        <Section title={t("password")} className="gap-4">
          <ChangePasswordForm action={changeOwnPassword} />
        </Section>
        <Section title={t("language")} className="gap-4">
          <LanguageChoice
            action={chooseLanguage}
            automatic={{
              by: language ? "portal" : "browser",
              isCurrent: (await chosenLanguage()) === undefined,
            }}
          />
        </Section>
        <Section title={t("sessions")} className="gap-4">
          <SessionList
            sessions={sessions}
            currentId={currentSessionId}
            endOne={endSession}
            endAll={signOutEverywhere}
          />
        </Section>
      </ClientMessages>
      <form action={signOut}>
        <button type="submit" className={buttonStyle({ tone: "quiet" })}>
          {t("signOut")}
        </button>
      </form>
    </div>
  );
}
