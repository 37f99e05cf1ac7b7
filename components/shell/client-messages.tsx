import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Messages } from "@/lib/i18n/messages";

type Namespace = keyof Messages;

/** Namespaces that client components may use on any page. */
const everywhere = ["pageError", "time"] as const satisfies Namespace[];

type ClientMessagesProps = { of?: Namespace[]; children: ReactNode };

/**
 * Sends the messages of these namespaces to the browser, for the client components inside. The innermost provider
 * applies, and a browser gets no messages that its page does not use.
 */
export async function ClientMessages({ of = [], children }: ClientMessagesProps) {
  const messages = await getMessages();
  const sent = Object.fromEntries([...everywhere, ...of].map((name) => [name, messages[name]]));
  return <NextIntlClientProvider messages={sent}>{children}</NextIntlClientProvider>;
}
