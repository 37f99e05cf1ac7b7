import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListTable } from "@/components/admin/trust/list-table";
import { OwnAnchors } from "@/components/admin/trust/own-anchors";
import { PinnedCertificates } from "@/components/admin/trust/pinned-certificates";
import { TrustNotices } from "@/components/admin/trust/trust-notices";
import { TrustSourceSection } from "@/components/admin/trust/trust-source-section";
import { ClientMessages } from "@/components/shell/client-messages";
import { Section } from "@/components/ui/section";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { loadTrust } from "@/lib/server/loaders/load-trust";
import { distrust, pin, preview, trust, turn } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminTrust"))("title") };
}

export default async function TrustPage() {
  await requireAdmin();
  const { origin, isFixed, ranAt, isLoading, lines, now, pins, pinnedOn, anchors, ...notices } =
    await loadTrust();
  const t = await getTranslations("adminTrust");
  return (
    <ClientMessages of={["adminTrust", "dialogs", "refusals", "time"]}>
      <div className="flex flex-col gap-10">
        <div className="flex flex-col gap-4">
          <h1 className="font-serif text-xl">{t("title")}</h1>
          <p className="max-w-prose text-base text-ink-soft">{t("intro")}</p>
          <TrustNotices hasLists={lines.some(({ hasList }) => hasList)} {...notices} />
        </div>
        <TrustSourceSection {...{ origin, isFixed, ranAt, isLoading, lines }} turn={turn} />
        {lines.length > 0 && (
          <Section title={t("lists")}>
            <ListTable lines={lines} now={now} />
          </Section>
        )}
        <PinnedCertificates pins={pins} pinnedOn={pinnedOn} now={now} preview={preview} action={pin} />
        <OwnAnchors anchors={anchors} now={now} preview={preview} add={trust} remove={distrust} />
      </div>
    </ClientMessages>
  );
}
