import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { findGatewayPause } from "@/db/repositories/gateway-pauses";
import { portal } from "@/lib/server/portal/portal";

/** What an admin must know on every page: that the gateway refuses the portal's access token. */
export async function GatewayAlert() {
  const { db } = await portal();
  const pause = await findGatewayPause(db.read);
  if (!pause) return null;
  const t = await getTranslations("shell");
  return (
    <aside aria-label={t("notice")} className="no-print mb-6">
      <Notice>{t.rich("gatewayRefused", { time: () => <RelativeTime at={pause.since} /> })}</Notice>
    </aside>
  );
}
