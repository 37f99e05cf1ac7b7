import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { UploadDesk } from "@/components/documents/upload-desk";
import { CurrentUploads } from "@/components/documents/current-uploads";
import { ClientMessages } from "@/components/shell/client-messages";
import { Head } from "@/components/shell/head";
import { LiveUpdates } from "@/components/shell/live-updates";
import { PageChangeProvider, PageContent } from "@/components/ui/page-change";
import { Navigation } from "@/components/shell/navigation";
import { CommandPalette } from "@/components/shell/palette/command-palette";
import { BrandMark } from "@/components/ui/brand-mark";
import { Toasts } from "@/components/ui/toasts";
import type { Person } from "@/db/repositories/users";
import { currentSettings, maxUploadBytes } from "@/lib/server/portal/current-settings";
import { portalName } from "@/lib/domain/settings/portal-settings";
import { pageCursor } from "@/lib/server/live/page-cursor";
import { loadToSignCount } from "@/lib/server/loaders/load-to-sign";
import { signOut } from "./(portal)/account/actions";
import { GatewayAlert } from "./gateway-alert";

type PortalShellProps = {
  user: Person;
  /** The source of live updates. By default, changes of the user's own documents. */
  events?: string;
  children: ReactNode;
};

/** The layout of every page for signed-in people: navigation, header, uploads, alerts for admins, live updates. */
export async function PortalShell({ user, events, children }: PortalShellProps) {
  const t = await getTranslations("shell");
  const settings = await currentSettings();
  const isAdmin = user.role === "admin";
  return (
    <div className="flex min-h-dvh flex-col sm:flex-row print:min-h-0">
      <a
        href="#content"
        className="sr-only z-20 rounded-md bg-raised px-4 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t("skip")}
      </a>
      <PageChangeProvider>
        <UploadDesk maxBytes={await maxUploadBytes()}>
          <ClientMessages of={["shell", "palette", "adminPlaces", "statuses"]}>
            <Navigation
              toSign={await loadToSignCount(user)}
              isAdmin={isAdmin}
              mark={
                <BrandMark
                  logoHash={settings.logoHash}
                  name={portalName(settings)}
                  className="mx-auto h-6 w-12 text-accent"
                />
              }
            >
              <CommandPalette isAdmin={isAdmin} signOut={signOut} />
            </Navigation>
          </ClientMessages>
          <div className="min-w-0 flex-1">
            <ClientMessages of={["shell", "search"]}>
              <Head person={{ name: user.name, surname: user.surname }} />
            </ClientMessages>
            <PageContent className="px-4 pt-5 pb-28 outline-none sm:px-8 sm:py-7 lg:px-12 print:p-0">
              {isAdmin && <GatewayAlert />}
              <ClientMessages of={["uploads", "refusals"]}>
                <CurrentUploads />
              </ClientMessages>
              {children}
            </PageContent>
          </div>
        </UploadDesk>
        <LiveUpdates cursor={await pageCursor()} source={events} />
      </PageChangeProvider>
      <ClientMessages of={["toast"]}>
        <Toasts />
      </ClientMessages>
    </div>
  );
}
