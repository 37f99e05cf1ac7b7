import type { AddressObject, Attachment, ParsedMail } from "mailparser";

export type ReadMail = {
  /** With decoded names. */
  from: string;
  to: string;
  messageId: string | null;
  /** The original headers in order, unfolded but with their encoded words. */
  headers: { name: string; value: string }[];
  text: string | null;
  html: string | null;
  attachments: Attachment[];
};

/** Parses a mail's source with mailparser, which loads slowly and is therefore imported with the first mail. */
export async function parseMail(source: Buffer): Promise<ParsedMail> {
  const { simpleParser } = await import("mailparser");
  return simpleParser(source, { skipHtmlToText: true, skipTextToHtml: true });
}

/** Parses a mail's source. Neither `text` nor `html` is derived from the other: a part that was not sent is null. */
export async function readMail(source: Buffer): Promise<ReadMail> {
  const parsed = await parseMail(source);
  return {
    from: addressesOf(parsed.from),
    to: addressesOf(parsed.to),
    messageId: parsed.messageId ?? null,
    headers: parsed.headerLines.map(({ line }) => headerOf(line)),
    text: parsed.text ?? null,
    html: parsed.html || null,
    attachments: parsed.attachments,
  };
}

const addressesOf = (field: AddressObject | AddressObject[] | undefined) =>
  [field ?? []]
    .flat()
    .map(({ text }) => text)
    .join(", ");

/** Splits and unfolds a header line (RFC 5322, 2.2.3). */
function headerOf(line: string) {
  const [name = "", ...value] = line.replace(/\r?\n(?=[ \t])/g, "").split(":");
  return { name, value: value.join(":").trim() };
}
