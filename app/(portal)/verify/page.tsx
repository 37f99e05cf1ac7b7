import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { VerifyPanel } from "@/components/verify/verify-panel";
import { requireUser } from "@/lib/server/auth/require-user";
import { maxUploadBytes } from "@/lib/server/portal/current-settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verify"))("title") };
}

export default async function VerifyPage() {
  await requireUser();
  const t = await getTranslations("verify");
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <h1 className="font-serif text-xl">{t("title")}</h1>
        <p className="no-print max-w-prose text-ink-soft">{t("intro")}</p>
      </header>
      <ClientMessages
        of={[
          ...(["verify", "library", "refusals", "signatures", "signatureFaults"] as const),
          ...(["validationProblems", "verdicts", "reportFile", "methods"] as const),
        ]}
      >
        <VerifyPanel maxBytes={await maxUploadBytes()} />
      </ClientMessages>
    </div>
  );
}
