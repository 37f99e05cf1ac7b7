/** Something that needs an admin's attention, and the page on which to handle it. */
export type AttentionItem = {
  kind:
    | "stopped"
    | "failing"
    | "failed"
    | "gateway_refuses"
    | "lists_bad"
    | "pins_outdated"
    | "expires_soon"
    | "mail_stuck";
  href: string;
  /** The document or the person. */
  name?: string;
  /** Since or until when. */
  at: Date | null;
};
