/** Paraph cannot start or continue; the message is one or two sentences for the person who started it. */
export class StartError extends Error {
  override name = "StartError";
}
