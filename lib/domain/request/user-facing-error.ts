import type { Refusal } from "./refusal";

/**
 * A refusal for the person at the screen: what happened, what it means for the document, and what to do. Any other
 * error is logged and shown as a generic message.
 */
export class UserFacingError extends Error {
  override name = "UserFacingError";

  constructor(
    readonly refusal: Refusal,
    options?: ErrorOptions,
  ) {
    super(refusal.code, options);
  }
}
