import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { JoinForm } from "@/components/account/join-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { loadIsSetupOpen } from "@/lib/server/loaders/load-account-link";
import { PublicPage, secretPage } from "../../public-page";
import { setUpPortal } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return secretPage((await getTranslations("setup"))("title"));
}

/** Creates the first admin, as long as there is none. */
export default async function SetupPage({ params }: PageProps<"/setup/[token]">) {
  const { token } = await params;
  if (!(await loadIsSetupOpen(token))) notFound();
  const t = await getTranslations("setup");
  return (
    <PublicPage title={t("title")} text={t("text")}>
      <ClientMessages of={["join", "problems", "refusals"]}>
        <JoinForm action={setUpPortal} token={token} />
      </ClientMessages>
    </PublicPage>
  );
}
