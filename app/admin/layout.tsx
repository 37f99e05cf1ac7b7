import type { ReactNode } from "react";
import { PortalShell } from "@/app/portal-shell";
import { AdminNavigation } from "@/components/admin/admin-navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { requireAdmin } from "@/lib/server/auth/require-admin";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <PortalShell user={await requireAdmin()} events="/api/admin/events">
      <ClientMessages of={["adminPlaces"]}>
        <AdminNavigation />
      </ClientMessages>
      {children}
    </PortalShell>
  );
}
