import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ResetPasswordForm } from "@/components/account/reset-password-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { loadResetPerson } from "@/lib/server/loaders/load-account-link";
import { PublicPage, secretPage } from "../../public-page";
import { resetOwnPassword } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return secretPage((await getTranslations("reset"))("title"));
}

export default async function ResetPasswordPage({ params }: PageProps<"/reset-password/[token]">) {
  const { token } = await params;
  const person = (await loadResetPerson(token)) ?? notFound();
  const t = await getTranslations("reset");
  return (
    <PublicPage title={t("title")} text={t("text", { email: person.email })}>
      <ClientMessages of={["reset", "problems", "refusals"]}>
        <ResetPasswordForm action={resetOwnPassword} token={token} email={person.email} />
      </ClientMessages>
    </PublicPage>
  );
}
