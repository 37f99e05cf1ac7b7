import type { Language } from "@/lib/domain/text/language";
import en from "@/messages/en.json";
import et from "@/messages/et.json";
import lt from "@/messages/lt.json";
import lv from "@/messages/lv.json";

/** English defines the keys: using a key that it lacks is a type error. */
export type Messages = typeof en;

const messages: Record<Language, Messages> = { en, lt, lv, et };

export const messagesOf = (language: Language): Messages => messages[language];
