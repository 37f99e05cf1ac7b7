import { useFormatter, useTranslations } from "next-intl";
import type { GatewayCallRow } from "@/db/repositories/gateway-calls";
import { isGatewayOperation, isTrouble } from "@/lib/domain/gateway/gateway-call";
import { DateTime } from "../../ui/date-time";
import { Section } from "../../ui/section";
import { Table } from "../../ui/table";

/** The gateway calls of a signing, latest first. */
export function CallTable({ calls }: { calls: GatewayCallRow[] }) {
  const t = useTranslations("adminSigning");
  const words = useTranslations("gatewayCalls");
  const format = useFormatter();
  return (
    <Section title={t("calls")}>
      {calls.length === 0 ? (
        <p className="text-base text-ink-soft">{t("noCalls")}</p>
      ) : (
        <div className="overflow-x-auto">
          <Table
            rows={calls}
            keyOf={({ id }) => id}
            columns={[
              {
                head: words("columns.time"),
                cellClassName: "text-base whitespace-nowrap text-ink-soft",
                cell: ({ at }) => <DateTime at={at} />,
              },
              {
                head: words("columns.call"),
                cellClassName: "text-base",
                cell: ({ operation }) =>
                  isGatewayOperation(operation) ? words(`operations.${operation}`) : operation,
              },
              {
                head: words("columns.answer"),
                cellClassName: "text-base",
                cell: (call) => <CallResult call={call} />,
              },
              {
                head: words("columns.duration"),
                isNumber: true,
                cell: ({ durationMs }) => format.number(durationMs, { style: "unit", unit: "millisecond" }),
              },
            ]}
          />
        </div>
      )}
    </Section>
  );
}

function CallResult({ call: { failure, httpStatus } }: { call: GatewayCallRow }) {
  const t = useTranslations("gatewayCalls");
  if (!failure) return t("answered", { status: httpStatus ?? 0 });
  const status = httpStatus ? ` (${httpStatus})` : "";
  return (
    <span className={isTrouble(failure) ? "text-bad" : undefined}>
      {`${t(`failures.${failure}`)}${status}`}
    </span>
  );
}
