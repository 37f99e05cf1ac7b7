"use client";

import {
  Bar,
  BarChart as Bars,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { Chart } from "./chart";

const axis = { stroke: "var(--line-strong)", fontSize: 12, tick: { fill: "var(--ink-soft)" } };

/** A bar chart with one bar for each row, stacked or side by side. A table shows the same values. */
export default function BarChart({ series, rows, isStacked }: Chart) {
  return (
    <ResponsiveContainer width="100%" height={220}>
      <Bars data={rows} margin={{ top: 8, right: 0, bottom: 0, left: -16 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="label" {...axis} minTickGap={24} />
        <YAxis {...axis} allowDecimals={false} />
        <Tooltip
          cursor={{ fill: "var(--sunken)" }}
          contentStyle={{
            background: "var(--raised)",
            border: "1px solid var(--line)",
            borderRadius: 6,
            fontSize: 13,
          }}
          labelStyle={{ color: "var(--ink)" }}
          itemStyle={{ color: "var(--ink-soft)" }}
        />
        {series.length > 1 && <Legend content={() => <SeriesNames series={series} />} />}
        {series.map(({ key, label, color, outline }) => (
          <Bar
            key={key}
            dataKey={(row: Chart["rows"][number]) => row.values[key] ?? 0}
            name={label}
            fill={color}
            stroke={outline}
            stackId={isStacked ? "whole" : undefined}
            isAnimationActive={false}
            maxBarSize={36}
          />
        ))}
      </Bars>
    </ResponsiveContainer>
  );
}

/** The names of the series beside their colors, in the color of text, which is never faint. */
function SeriesNames({ series }: Pick<Chart, "series">) {
  return (
    <ul className="flex flex-wrap justify-center gap-x-4 gap-y-1 pt-1 text-sm text-ink-soft">
      {series.map(({ key, label, color, outline = color }) => (
        <li key={key} className="flex items-center gap-1.5">
          <span className="size-3 border" style={{ backgroundColor: color, borderColor: outline }} />
          {label}
        </li>
      ))}
    </ul>
  );
}
