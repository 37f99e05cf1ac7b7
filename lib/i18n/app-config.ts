import type { Language } from "@/lib/domain/text/language";
import type { Messages } from "./messages";

/** Lets the compiler know our languages and keys, wherever words are asked for. */
declare module "use-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
