import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { JoinForm } from "@/components/account/join-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { portalName } from "@/lib/domain/settings/portal-settings";
import { loadInvited } from "@/lib/server/loaders/load-account-link";
import { currentSettings } from "@/lib/server/portal/current-settings";
import { PublicPage, secretPage } from "../../public-page";
import { joinPortal } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return secretPage((await getTranslations("join"))("title"));
}

/** Where an invited person sets their name and a password. */
export default async function JoinPage({ params }: PageProps<"/join/[token]">) {
  const { token } = await params;
  const t = await getTranslations("join");
  const { email, name, surname } = (await loadInvited(token)) ?? notFound();
  return (
    <PublicPage title={t("title")} text={t("text", { portal: portalName(await currentSettings()) })}>
      <ClientMessages of={["join", "problems", "refusals"]}>
        <JoinForm action={joinPortal} token={token} person={{ email, name, surname }} />
      </ClientMessages>
    </PublicPage>
  );
}
