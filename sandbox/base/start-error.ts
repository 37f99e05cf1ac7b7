/** The sandbox cannot start; the message is one sentence for its operator. */
export class StartError extends Error {
  override name = "StartError";
}

/** @param port the subject of the sentence, such as "Port 3100 on 127.0.0.1" */
export function portError(port: string, cause: NodeJS.ErrnoException): StartError {
  const reason =
    cause.code === "EADDRINUSE" ? "is in use" : `cannot be used (${cause.code ?? cause.message})`;
  return new StartError(`${port} ${reason}.`, { cause });
}
