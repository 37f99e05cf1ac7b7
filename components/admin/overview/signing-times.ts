/** How long signings of a period took from sending to signed. */
export type SigningTimes = { period: string; medianMs: number; ninetiethMs: number };

const msOf = { minutes: 60_000, hours: 3_600_000 } as const;

/**
 * Times as values of a chart: in minutes where none took an hour, in hours otherwise. They are rounded to significant
 * digits, as a time that is short beside the others is not zero.
 */
export function signingTimes(times: SigningTimes[]) {
  const isShort = times.every(({ medianMs, ninetiethMs }) => Math.max(medianMs, ninetiethMs) < msOf.hours);
  const unit = isShort ? "minutes" : "hours";
  const inUnit = (ms: number) => Number((ms / msOf[unit]).toPrecision(2));
  const values = times.flatMap(({ period, medianMs, ninetiethMs }) => [
    { period, key: "median", value: inUnit(medianMs) },
    { period, key: "ninetieth", value: inUnit(ninetiethMs) },
  ]);
  return { unit, values } as const;
}
