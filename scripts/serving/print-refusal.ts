import { StartError } from "@/lib/base/start-error";

/**
 * Prints why a command refuses to run, in the one or two sentences that its error has.
 *
 * @throws the error itself, unless it is a StartError
 */
export function printRefusal(error: unknown): void {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
}
