import type { BadList } from "../trust/list-state";

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
  /** The lists of `lists_bad`, longest bad first. */
  lists?: BadList[];
  /** Since or until when. */
  at: Date | null;
};
