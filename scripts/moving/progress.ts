/** The output for lines about progress: a terminal shows the latest line, a file keeps one every few seconds. */
export type ProgressOutput = { isTTY?: boolean; write(text: string): unknown };

export type Progress = {
  /** @param more the number of items, and their bytes, since the last call */
  add(more: number, bytes?: number): void;
  /** Shows the last state, and ends the line. */
  end(): void;
};

type Pass = {
  /** The first words of the line. */
  what: string;
  unit: "rows" | "files";
  /** The number of all items. */
  of: number;
  /** The number of items that an earlier run has finished. */
  done?: number;
};

const terminalEveryMs = 200;
const fileEveryMs = 5_000;
const clearLine = "\r\u001b[K";

/** Shows the progress of a pass over rows or files. */
export function showProgress(
  output: ProgressOutput,
  pass: Pass,
  nowMs: () => number = () => performance.now(),
): Progress {
  const startedAt = nowMs();
  let shownAt = startedAt;
  let [items, bytes] = [0, 0];
  const show = (end: string) => {
    shownAt = nowMs();
    const line = progressLine(pass, { items, bytes, seconds: (shownAt - startedAt) / 1000 });
    output.write(output.isTTY ? `${clearLine}${line}${end}` : `${line}\n`);
  };
  return {
    add(more, moreBytes = 0) {
      items += more;
      bytes += moreBytes;
      if (nowMs() - shownAt >= (output.isTTY ? terminalEveryMs : fileEveryMs)) show("");
    },
    end: () => show("\n"),
  };
}

type Passed = { items: number; bytes: number; seconds: number };

/** For example "Copying: 1,200 of 5,000 rows, 300/s, 0:12 left", or ", 31 MB, 1.5 MB/s" for the rate of bytes. */
function progressLine({ what, unit, of, done = 0 }: Pass, { items, bytes, seconds }: Passed): string {
  const left = of - done - items;
  const hasRate = seconds > 0 && items > 0;
  const megabytes = bytes / 1_000_000;
  const rate = bytes > 0 ? `${(megabytes / seconds).toFixed(1)} MB/s` : `${count(items / seconds)}/s`;
  return [
    `${what}: ${count(done + items)} of ${count(of)} ${unit}`,
    ...(bytes > 0 ? [`${count(megabytes)} MB`] : []),
    ...(hasRate ? [rate] : []),
    ...(hasRate && left > 0 ? [`${clock((seconds / items) * left)} left`] : []),
  ].join(", ");
}

const count = (value: number) => Math.round(value).toLocaleString("en");

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
