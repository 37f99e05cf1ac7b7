import type { Language } from "@/lib/domain/text/language";
import type { Messages } from "./messages";

/** Lets the compiler check our languages and message keys wherever messages are used. */
declare module "use-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
