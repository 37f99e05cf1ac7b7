import { foldLetters } from "@/lib/domain/text/fold-letters";
import type { Command } from "../../ui/command-dialog";

/** The commands whose text contains what is typed, ignoring case and accents. */
export const matchCommands = (commands: Command[], typed: string): Command[] =>
  commands.filter(({ text }) => foldLetters(text).includes(foldLetters(typed.trim())));
