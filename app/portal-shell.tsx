import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/shell/client-messages";
import { LiveUpdates } from "@/components/shell/live-updates";
import { Navigation } from "@/components/shell/navigation";
import { CommandPalette } from "@/components/shell/palette/command-palette";
import { Toasts } from "@/components/ui/toasts";
import { countToSign } from "@/db/repositories/to-sign";
import type { Person } from "@/db/repositories/users";
import { pageCursor } from "@/lib/live/page-cursor";
import { portal } from "@/lib/portal";
import { signOutHere } from "./(portal)/account/actions";
import { GatewayAlert } from "./gateway-alert";

/** What is around each page of somebody who is signed in: the rail, what admins must know, and live updates. */
export async function PortalShell({ user, children }: { user: Person; children: ReactNode }) {
  const { id, name, surname, role } = user;
  const { db } = await portal();
  const t = await getTranslations("shell");
  const isAdmin = role === "admin";
  return (
    <div className="flex min-h-dvh flex-col sm:flex-row">
      <a
        href="#content"
        className="sr-only z-20 rounded-md bg-raised px-4 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t("skip")}
      </a>
      <ClientMessages of={["shell", "palette", "statuses"]}>
        <Navigation
          personName={`${name} ${surname}`}
          toSign={await countToSign(db.read, id)}
          isAdmin={isAdmin}
        >
          <CommandPalette isAdmin={isAdmin} signOut={signOutHere} />
        </Navigation>
      </ClientMessages>
      <main
        id="content"
        tabIndex={-1}
        className="min-w-0 flex-1 px-4 pt-6 pb-28 outline-none sm:px-8 sm:py-8 lg:px-12"
      >
        {isAdmin && <GatewayAlert />}
        {children}
      </main>
      <ClientMessages of={["toast"]}>
        <Toasts />
      </ClientMessages>
      <LiveUpdates cursor={await pageCursor()} />
    </div>
  );
}
