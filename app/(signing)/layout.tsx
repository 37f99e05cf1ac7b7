import type { ReactNode } from "react";
import { LiveUpdates } from "@/components/shell/live-updates";
import { requireUser } from "@/lib/server/auth/require-user";
import { pageCursor } from "@/lib/server/live/page-cursor";

/** Where people sign, everything else steps back: no rail, no bar. */
export default async function SigningLayout({ children }: { children: ReactNode }) {
  await requireUser();
  return (
    <main className="min-h-dvh px-4 py-6 sm:px-8">
      {children}
      <LiveUpdates cursor={await pageCursor()} />
    </main>
  );
}
