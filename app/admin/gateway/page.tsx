import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallFigures } from "@/components/admin/gateway/call-figures";
import { CheckGateway } from "@/components/admin/gateway/check-gateway";
import { GatewayState } from "@/components/admin/gateway/gateway-state";
import { GatewayProbe } from "@/components/admin/gateway/gateway-probe";
import { ClientMessages } from "@/components/shell/client-messages";
import { findCallDuration, findLastCalls, listOperationFigures } from "@/db/repositories/gateway-calls";
import { findGatewayPause } from "@/db/repositories/gateway-pauses";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { env } from "@/lib/base/env";
import { portal } from "@/lib/server/portal/portal";
import { check } from "./actions";
import { dayMs } from "@/lib/domain/time/durations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminGateway"))("title") };
}

export default async function GatewayPage() {
  await requireAdmin();
  const { db, now, calls } = await portal();
  await calls.flush(); // those of the last second count too
  const t = await getTranslations("adminGateway");
  const since = new Date(now().getTime() - dayMs);
  const durations = {
    medianMs: await findCallDuration(db.read, { since, share: 0.5 }),
    slowMs: await findCallDuration(db.read, { since, share: 0.95 }),
  };
  return (
    <ClientMessages of={["adminGateway", "gatewayCalls", "refusals"]}>
      <div className="flex flex-col gap-10">
        <h1 className="font-serif text-xl">{t("title")}</h1>
        <div className="flex flex-col gap-4">
          <GatewayState
            origin={new URL(env().gateway.url).origin}
            pause={await findGatewayPause(db.read)}
            {...await findLastCalls(db.read)}
          />
          <CheckGateway action={check} />
        </div>
        <CallFigures operations={await listOperationFigures(db.read, since)} {...durations} />
        <GatewayProbe />
      </div>
    </ClientMessages>
  );
}
