import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { JoinForm } from "@/components/account/join-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { findSettings } from "@/db/repositories/settings";
import { findInvited } from "@/lib/accounts/join";
import { portalName } from "@/lib/domain/settings/portal-settings";
import { portal } from "@/lib/server/portal/portal";
import { PublicPage, secretPage } from "../../public-page";
import { joinPortal } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return secretPage((await getTranslations("join"))("title"));
}

/** Where an invited person sets their name and a password. */
export default async function JoinPage({ params }: PageProps<"/join/[token]">) {
  const { token } = await params;
  const { db, workflow } = await portal();
  const person = await findInvited(workflow, token);
  if (!person) notFound();
  const t = await getTranslations("join");
  const { email, name, surname } = person;
  return (
    <PublicPage title={t("title")} text={t("text", { portal: portalName(await findSettings(db.read)) })}>
      <ClientMessages of={["join", "problems", "refusals"]}>
        <JoinForm action={joinPortal} token={token} person={{ email, name, surname }} />
      </ClientMessages>
    </PublicPage>
  );
}
