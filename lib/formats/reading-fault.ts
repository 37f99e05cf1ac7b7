import { TooComplex } from "./reading-budget";

/** What V8 says when it has no more stack or memory. Other range errors come from the content, as of a wrong date. */
const exhausted = /call stack|allocation failed|invalid (string|array) length|maximum size exceeded/i;

const exhaustedCodes = ["ERR_MEMORY_ALLOCATION_FAILED", "ERR_STRING_TOO_LONG", "ERR_BUFFER_TOO_LARGE"];

/**
 * For catch blocks around the parsing of foreign bytes: rethrows errors of the file system, `TooComplex`, and those
 * of a reader that is out of stack or memory, so that all others can count as malformed bytes. The libraries for
 * ASN.1 and XML throw many kinds of errors for unexpected bytes, and their types promise more than they check; what
 * cannot be parsed must end as a fault, not as a crash.
 */
export function throwIfReadingFault(thrown: unknown): void {
  if (!(thrown instanceof Error)) return;
  const isOfFileSystem = "syscall" in thrown;
  const isExhausted =
    (thrown instanceof RangeError && exhausted.test(thrown.message)) ||
    ("code" in thrown && exhaustedCodes.includes(String(thrown.code)));
  if (thrown instanceof TooComplex || isOfFileSystem || isExhausted) throw thrown;
}
