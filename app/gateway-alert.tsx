import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { loadGatewayPause } from "@/lib/server/loaders/load-gateway";

/** What an admin must know on every page: that the gateway refuses the portal's access token. */
export async function GatewayAlert() {
  const pause = await loadGatewayPause();
  if (!pause) return null;
  const t = await getTranslations("shell");
  return (
    <aside aria-label={t("notice")} className="no-print mb-6">
      <Notice>{t.rich("gatewayRefused", { time: () => <RelativeTime at={pause.since} /> })}</Notice>
    </aside>
  );
}
