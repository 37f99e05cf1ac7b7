/** How far a copy is. */
export type Progress = { files: number; of: number; bytes: number };

const printEveryMs = 2_000;

/** Prints how far a copy is, every two seconds and at its end. */
export function progressPrinter(
  print: (line: string) => void,
  nowMs: () => number = () => performance.now(),
): (progress: Progress) => void {
  const startedAt = nowMs();
  let printedAt = startedAt;
  return (progress) => {
    if (nowMs() - printedAt < printEveryMs && progress.files < progress.of) return;
    printedAt = nowMs();
    print(progressLine(progress, (printedAt - startedAt) / 1000));
  };
}

/** As "1,200 of 5,000 files, 310 MB, 12.4 MB/s, 1:35 left". */
export function progressLine({ files, of, bytes }: Progress, seconds: number): string {
  const megabytes = bytes / 1_000_000;
  const rate = seconds > 0 ? ` ${(megabytes / seconds).toFixed(1)} MB/s,` : "";
  const left = files > 0 ? Math.round((seconds / files) * (of - files)) : 0;
  const remaining = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  const count = (value: number) => value.toLocaleString("en");
  return `${count(files)} of ${count(of)} files, ${count(Math.round(megabytes))} MB,${rate} ${remaining} left`;
}
