"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommandDialog, type CommandDialogProps } from "../../ui/command-dialog";
import { commandsOfPage } from "./commands-of-page";
import { matchCommands } from "./match-commands";
import { type PlacesProps, usePlaceCommands } from "./use-place-commands";
import { useFoundDocuments } from "./use-found-documents";

type PaletteDialogProps = PlacesProps & {
  typed: string;
  onType: (typed: string) => void;
} & Pick<CommandDialogProps, "isEntered" | "onEnter" | "onClose">;

/** Searches the commands of the open page, places, and documents as the user types. */
export function PaletteDialog({ typed, onType, isEntered, onEnter, onClose, ...places }: PaletteDialogProps) {
  const t = useTranslations("palette");
  const [ofPage] = useState(commandsOfPage);
  const sections = [
    { id: "ofPage" as const, commands: matchCommands(ofPage, typed) },
    { id: "places" as const, commands: matchCommands(usePlaceCommands(places, typed.trim()), typed) },
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
