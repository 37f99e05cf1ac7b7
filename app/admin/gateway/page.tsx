import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallFigures } from "@/components/admin/gateway/call-figures";
import { CheckGateway } from "@/components/admin/gateway/check-gateway";
import { GatewayState } from "@/components/admin/gateway/gateway-state";
import { GatewayProbe } from "@/components/admin/gateway/gateway-probe";
import { ClientMessages } from "@/components/shell/client-messages";
import { requireAdmin } from "@/lib/server/auth/require-admin";
import { loadGateway } from "@/lib/server/loaders/load-gateway";
import { env } from "@/lib/base/env";
import { check } from "./actions";
import { dayMs } from "@/lib/domain/time/durations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminGateway"))("title") };
}

export default async function GatewayPage() {
  await requireAdmin();
  const { pause, last, ...figures } = await loadGateway();
  const t = await getTranslations("adminGateway");
  return (
    <ClientMessages of={["adminGateway", "gatewayCalls", "refusals"]}>
      <div className="flex flex-col gap-10">
        <h1 className="font-serif text-xl">{t("title")}</h1>
        <div className="flex flex-col gap-4">
          <GatewayState origin={new URL(env().gateway.url).origin} pause={pause} {...last} />
          <CheckGateway action={check} />
        </div>
        <CallFigures {...figures} />
        <GatewayProbe />
      </div>
    </ClientMessages>
  );
}
