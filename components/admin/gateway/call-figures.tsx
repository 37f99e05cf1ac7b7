import { useFormatter, useTranslations } from "next-intl";
import type { OperationFigures } from "@/db/repositories/gateway-calls";
import { isGatewayOperation } from "@/lib/domain/gateway/gateway-call";
import { HeadCell } from "../../ui/head-cell";
import { bodyCell, numberCell } from "../../ui/table-style";
import { Section } from "../section";

type CallFiguresProps = {
  operations: OperationFigures[];
  medianMs: number | undefined;
  slowMs: number | undefined;
};

/** How the calls of the last day fared. */
export function CallFigures({ operations, medianMs, slowMs }: CallFiguresProps) {
  const t = useTranslations("adminGateway");
  const format = useFormatter();
  const milliseconds = (ms: number) =>
    format.number(ms, { style: "unit", unit: "millisecond", maximumFractionDigits: 0 });
  const calls = sum(operations.map((each) => each.calls));
  if (calls === 0)
    return (
      <Section title={t("lastDay")}>
        <p className="text-base text-ink-soft">{t("noCalls")}</p>
      </Section>
    );
  const troubled = sum(operations.map((each) => each.troubled));
  const figures = [
    ["calls", format.number(calls)],
    ["errorRate", format.number(troubled / calls, { style: "percent", maximumFractionDigits: 1 })],
    ["median", milliseconds(medianMs ?? 0)],
    ["slow", milliseconds(slowMs ?? 0)],
  ] as const;
  return (
    <Section title={t("lastDay")}>
      <dl className="grid grid-cols-2 gap-4 sm:flex sm:gap-10">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt className="text-sm text-ink-faint">{t(`figures.${name}`)}</dt>
            <dd className="text-lg tabular-nums">{figure}</dd>
          </div>
        ))}
      </dl>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse">
          <thead className="border-b border-line">
            <tr>
              <HeadCell>{t("columns.call")}</HeadCell>
              {(["calls", "troubled", "average", "longest"] as const).map((name) => (
                <HeadCell key={name} className="text-right">
                  {t(`columns.${name}`)}
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {operations.map((each) => (
              <tr key={each.operation} className="border-b border-line last:border-b-0">
                <td className={bodyCell}>
                  <OperationName operation={each.operation} />
                </td>
                <td className={numberCell}>{format.number(each.calls)}</td>
                <td className={`${numberCell} ${each.troubled > 0 ? "text-bad" : ""}`}>
                  {format.number(each.troubled)}
                </td>
                <td className={numberCell}>{milliseconds(each.averageMs)}</td>
                <td className={numberCell}>{milliseconds(each.longestMs ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function OperationName({ operation }: { operation: string }) {
  const t = useTranslations("gatewayCalls.operations");
  return isGatewayOperation(operation) ? t(operation) : operation;
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
