/**
 * A refusal whose message is written for the person in front of the screen: what happened, what it means
 * for the document, and what to do. Any other error is logged and shown as a general sentence.
 */
export class UserFacingError extends Error {
  override name = "UserFacingError";
}
