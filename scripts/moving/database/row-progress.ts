/** Where lines about progress go: a terminal shows the latest one, a file keeps one every few seconds. */
export type ProgressOutput = { isTTY?: boolean; write(text: string): unknown };

export type RowProgress = {
  /** @param more how many rows were done since the last call */
  add(more: number): void;
  /** Shows the last state, and ends the line. */
  end(): void;
};

const terminalEveryMs = 200;
const fileEveryMs = 5_000;
const clearLine = "\r\u001b[K";

/**
 * Shows how far a pass over rows is.
 *
 * @param what the first words of the line
 * @param done how many rows an earlier run did
 */
export function showProgress(
  output: ProgressOutput,
  { what, of, done = 0 }: { what: string; of: number; done?: number },
  nowMs: () => number = () => performance.now(),
): RowProgress {
  const startedAt = nowMs();
  let shownAt = startedAt;
  let rows = 0;
  const show = (end: string) => {
    shownAt = nowMs();
    const line = progressLine({ what, of, done, rows }, (shownAt - startedAt) / 1000);
    output.write(output.isTTY ? `${clearLine}${line}${end}` : `${line}\n`);
  };
  return {
    add(more) {
      rows += more;
      if (nowMs() - shownAt >= (output.isTTY ? terminalEveryMs : fileEveryMs)) show("");
    },
    end: () => show("\n"),
  };
}

/** As "Copying: 1,200 of 5,000 rows, 300/s, 0:12 left". */
function progressLine(
  { what, of, done, rows }: { what: string; of: number; done: number; rows: number },
  seconds: number,
): string {
  const count = (value: number) => Math.round(value).toLocaleString("en");
  const left = of - done - rows;
  const rate = seconds > 0 && rows > 0 ? `, ${count(rows / seconds)}/s` : "";
  const remaining = rows > 0 && left > 0 ? `, ${clock((seconds / rows) * left)} left` : "";
  return `${what}: ${count(done + rows)} of ${count(of)} rows${rate}${remaining}`;
}

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
