/**
 * Line breaks and other control characters, and whatever is invisible or changes the direction of the text around it:
 * a name with one reads differently than it is written.
 */
const unreadable =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\u2800]/u;

const everyUnreadable = new RegExp(unreadable, "gu");

/** Whether a text can be read as it is written. */
export const isReadable = (text: string): boolean => !unreadable.test(text);

/** The text without the characters that nobody sees, or that change how others read. */
export const withoutUnreadable = (text: string): string => text.replace(everyUnreadable, "");
