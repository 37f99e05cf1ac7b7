import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LogoForm } from "@/components/admin/settings/logo-form";
import { SettingsForm } from "@/components/admin/settings/settings-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { Section } from "@/components/ui/section";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { currentSettings } from "@/lib/server/portal/current-settings";
import { machineTimeZone } from "@/lib/domain/time/time-zone";
import { env } from "@/lib/base/env";
import { savePortalLogo, savePortalSettings } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminSettings"))("title") };
}

export default async function SettingsPage() {
  await requireAdmin();
  const settings = await currentSettings();
  const t = await getTranslations("adminSettings");
  const fixed = env().maxUploadBytes;
  return (
    <div className="flex max-w-xl flex-col gap-8">
      <h1 className="font-serif text-xl">{t("title")}</h1>
      <ClientMessages of={["adminSettings", "problems", "refusals"]}>
        <SettingsForm
          action={savePortalSettings}
          settings={settings}
          serverZone={machineTimeZone}
          fixedUploadMb={fixed === undefined ? undefined : fixed / 1_000_000}
        />
        <Section title={t("logo")}>
          <LogoForm action={savePortalLogo} logoHash={settings.logoHash} />
        </Section>
      </ClientMessages>
    </div>
  );
}
