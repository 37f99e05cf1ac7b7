import { refusedExitCode, type StartError } from "@/lib/base/start-error";

/**
 * Prints why this portal cannot start or continue, and ends its process without waiting for requests: a portal that
 * drained would go on storing files where nobody looks for them. Like a kill, this loses nothing that was confirmed.
 */
export function exitRefused({ message }: StartError): never {
  process.stderr.write(`${message}\n`);
  process.exit(refusedExitCode);
}
