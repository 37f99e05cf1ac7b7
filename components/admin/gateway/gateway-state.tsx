import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { GatewayCallRow } from "@/db/repositories/gateway-calls";
import type { GatewayPause } from "@/db/repositories/gateway-pauses";
import { DateTime } from "../../ui/date-time";
import { RelativeTime } from "../../ui/relative-time";

type GatewayStateProps = {
  origin: string;
  pause: GatewayPause | undefined;
  last: GatewayCallRow | undefined;
  answered: GatewayCallRow | undefined;
};

/** The gateway's address, and whether its last calls succeeded. */
export function GatewayState({ origin, pause, last, answered }: GatewayStateProps) {
  const t = useTranslations("adminGateway");
  return (
    <dl className="flex flex-col gap-3">
      <Fact name={t("address")}>
        <code>{origin}</code>
      </Fact>
      <Fact name={t("reach")}>
        <Reach last={last} answered={answered} />
      </Fact>
      <Fact name={t("token")}>
        {pause ? (
          <span className="text-bad">
            {t.rich("tokenRefused", {
              time: () => <RelativeTime at={pause.since} />,
              date: () => <DateTime at={pause.nextProbeAt} />,
            })}
          </span>
        ) : (
          t("tokenAccepted")
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-6">
      <dt className="w-40 text-base text-ink-faint">{name}</dt>
      <dd className="min-w-0 flex-1 text-base wrap-anywhere">{children}</dd>
    </div>
  );
}

function Reach({ last, answered }: Pick<GatewayStateProps, "last" | "answered">) {
  const t = useTranslations("adminGateway");
  if (!last) return t("neverCalled");
  if (last.id !== answered?.id)
    return (
      <span className="text-bad">{t.rich("notReached", { time: () => <RelativeTime at={last.at} /> })}</span>
    );
  return t.rich("reached", { time: () => <RelativeTime at={answered.at} /> });
}
