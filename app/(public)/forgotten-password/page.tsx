import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ForgottenPasswordForm } from "@/components/account/forgotten-password-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { requestResetLink } from "./actions";
import { PublicPage } from "../public-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forgottenPassword"))("title") };
}

export default async function ForgottenPasswordPage() {
  const t = await getTranslations("forgottenPassword");
  return (
    <PublicPage title={t("title")} text={t("text")}>
      <ClientMessages of={["forgottenPassword", "problems", "refusals"]}>
        <ForgottenPasswordForm action={requestResetLink} />
      </ClientMessages>
    </PublicPage>
  );
}
