import type { ReactNode } from "react";
import { LiveUpdates } from "@/components/shell/live-updates";
import { requireUser } from "@/lib/server/auth/require-user";
import { pageCursor } from "@/lib/server/live/page-cursor";

/** The layout of the signing page, without navigation and header so that nothing distracts from signing. */
export default async function SigningLayout({ children }: { children: ReactNode }) {
  await requireUser();
  return (
    <main className="min-h-dvh px-4 py-6 sm:px-8">
      {children}
      <LiveUpdates cursor={await pageCursor()} />
    </main>
  );
}
