import { useFormatter, useTranslations } from "next-intl";
import type { GatewayCallRow } from "@/db/repositories/gateway-calls";
import { isGatewayOperation, isTrouble } from "@/lib/domain/gateway/gateway-call";
import { HeadCell } from "../../ui/head-cell";
import { Moment } from "../../ui/moment";
import { bodyCell, numberCell } from "../../ui/table-style";
import { Section } from "../section";

/** The calls that were made for a signing, the latest first. */
export function CallTable({ calls }: { calls: GatewayCallRow[] }) {
  const t = useTranslations("adminSigning");
  const column = useTranslations("gatewayCalls.columns");
  return (
    <Section title={t("calls")}>
      {calls.length === 0 ? (
        <p className="text-base text-ink-soft">{t("noCalls")}</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full border-collapse">
            <thead className="border-b border-line">
              <tr>
                {(["time", "call", "answer"] as const).map((name) => (
                  <HeadCell key={name}>{column(name)}</HeadCell>
                ))}
                <HeadCell className="text-right">{column("duration")}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {calls.map((call) => (
                <CallRow key={call.id} call={call} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function CallRow({ call: { at, operation, failure, httpStatus, durationMs } }: { call: GatewayCallRow }) {
  const t = useTranslations("gatewayCalls");
  const format = useFormatter();
  const status = httpStatus ? ` (${httpStatus})` : "";
  return (
    <tr className="border-b border-line last:border-b-0">
      <td className={`${bodyCell} whitespace-nowrap text-ink-soft`}>
        <Moment at={at} />
      </td>
      <td className={bodyCell}>{isGatewayOperation(operation) ? t(`operations.${operation}`) : operation}</td>
      <td className={`${bodyCell} ${failure && isTrouble(failure) ? "text-bad" : ""}`}>
        {failure ? `${t(`failures.${failure}`)}${status}` : t("answered", { status: httpStatus ?? 0 })}
      </td>
      <td className={numberCell}>{format.number(durationMs, { style: "unit", unit: "millisecond" })}</td>
    </tr>
  );
}
