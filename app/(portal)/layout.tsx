import type { ReactNode } from "react";
import { PortalShell } from "@/app/portal-shell";
import { requireUser } from "@/lib/server/auth/require-user";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  return <PortalShell user={await requireUser()}>{children}</PortalShell>;
}
