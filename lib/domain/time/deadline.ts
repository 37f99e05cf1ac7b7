const dayMs = 24 * 60 * 60 * 1000;

/**
 * A deadline lies so many days ahead at most: a day is left before the gateway forgets the signing, to fetch what
 * was signed until then.
 */
export const maxDeadlineDays = 28;

/** The last moment of a day, as "2026-12-12", in the zone of this machine. */
export const endOfDay = (day: string) => new Date(`${day}T23:59:59`);

/** The day so many days from now, as "2026-12-12", in the zone of this machine: what a field for dates takes. */
export function dayFrom(now: Date, days: number): string {
  const at = new Date(now.getTime() + days * dayMs);
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${at.getFullYear()}-${month}-${day}`;
}

/** Whether people cannot sign until then, and why. */
export function deadlineProblem(
  deadline: Date,
  now: Date,
): "deadline_passed" | "deadline_too_late" | undefined {
  if (deadline <= now) return "deadline_passed";
  return deadline.getTime() > now.getTime() + (maxDeadlineDays + 1) * dayMs ? "deadline_too_late" : undefined;
}
