export type Log = (message: string, error?: unknown) => void;

/** Logs a failure that repeats once, until it has ended. */
export function logOnce(log: Log, message: string) {
  let isFailing = false;
  return {
    begin(error: unknown): void {
      if (!isFailing) log(message, error);
      isFailing = true;
    },
    end: () => void (isFailing = false),
  };
}
