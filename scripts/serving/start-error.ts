/** A reason for not starting or not going on. Its message is one or two sentences for the person who started Paraph. */
export class StartError extends Error {
  override name = "StartError";
}
