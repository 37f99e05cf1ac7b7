export const wrongCredentials = "The email or the password is not right.";

/** The sentence for somebody who failed too often and must wait. */
export function slowedSentence(until: Date, now: Date): string {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  if (seconds === 1) return "That was wrong too often. Try again in a second.";
  const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return `That was wrong too often. Try again in ${wait}.`;
}
