"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { foldLetters } from "@/lib/domain/text/fold-letters";
import { type Command, CommandDialog, type CommandDialogProps } from "../../ui/command-dialog";
import { commandsOfPage } from "./commands-of-page";
import { type PlacesProps, usePlaceCommands } from "./use-place-commands";
import { useFoundDocuments } from "./use-found-documents";

type PaletteDialogProps = PlacesProps & {
  typed: string;
  onType: (typed: string) => void;
} & Pick<CommandDialogProps, "isEntered" | "onEnter" | "onClose">;

/** Finds what can be done on the page that is open, where to go, and documents, while somebody types. */
export function PaletteDialog({ typed, onType, isEntered, onEnter, onClose, ...places }: PaletteDialogProps) {
  const t = useTranslations("palette");
  const [ofPage] = useState(commandsOfPage);
  const matching = (commands: Command[]) =>
    commands.filter(({ text }) => foldLetters(text).includes(foldLetters(typed.trim())));
  const sections = [
    { id: "ofPage" as const, commands: matching(ofPage) },
    { id: "places" as const, commands: matching(usePlaceCommands(places, typed.trim())) },
    { id: "documents" as const, commands: useFoundDocuments(typed) },
  ];
  return (
    <CommandDialog
      title={t("title")}
      label={t("search")}
      typed={typed}
      {...{ onType, isEntered, onEnter }}
      sections={sections
        .filter(({ commands }) => commands.length > 0)
        .map(({ id, commands }) => ({ id, title: t(id), commands }))}
      nothing={t("noResults")}
      close={t("close")}
      onClose={onClose}
    />
  );
}
