/** A reason for not starting or not going on. The message is one sentence or two for whoever started Paraph. */
export class StartError extends Error {
  override name = "StartError";
}
