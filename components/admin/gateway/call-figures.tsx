import { useFormatter, useTranslations } from "next-intl";
import type { OperationFigures } from "@/db/repositories/gateway-calls";
import { isGatewayOperation } from "@/lib/domain/gateway/gateway-call";
import { Section } from "../../ui/section";
import { Table } from "../../ui/table";

type CallFiguresProps = {
  operations: OperationFigures[];
  medianMs: number | undefined;
  slowMs: number | undefined;
};

/** The gateway calls of the last day: their number, failures and durations. */
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
        <Table
          rows={operations}
          keyOf={({ operation }) => operation}
          columns={[
            {
              head: t("columns.call"),
              cellClassName: "text-base",
              cell: ({ operation }) => <OperationName operation={operation} />,
            },
            {
              head: t("columns.calls"),
              isNumber: true,
              cell: (each) => format.number(each.calls),
            },
            {
              head: t("columns.failed"),
              isNumber: true,
              cell: (each) => (
                <span className={each.troubled > 0 ? "text-bad" : undefined}>
                  {format.number(each.troubled)}
                </span>
              ),
            },
            {
              head: t("columns.average"),
              isNumber: true,
              cell: (each) => milliseconds(each.averageMs),
            },
            {
              head: t("columns.longest"),
              isNumber: true,
              cell: (each) => milliseconds(each.longestMs ?? 0),
            },
          ]}
        />
      </div>
    </Section>
  );
}

function OperationName({ operation }: { operation: string }) {
  const t = useTranslations("gatewayCalls.operations");
  return isGatewayOperation(operation) ? t(operation) : operation;
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
