import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { useUploadDesk } from "../../documents/upload-desk";
import type { Command } from "../../ui/command-dialog";
import { useGo } from "../page-change";

export type PlacesProps = { isAdmin: boolean; signOut: () => Promise<void> };

const places = [
  { name: "library", href: "/documents" },
  { name: "toSign", href: "/to-sign" },
  { name: "verify", href: "/verify" },
  { name: "trash", href: "/documents/trash" },
  { name: "account", href: "/account" },
] as const;

const adminPlaces = [
  { name: "admin", href: "/admin" },
  { name: "users", href: "/admin/users" },
] as const;

/** Where somebody can go from anywhere, and what they can begin. */
export function usePlaceCommands({ isAdmin, signOut }: PlacesProps): Command[] {
  const t = useTranslations("palette.to");
  const go = useGo();
  const { choose } = useUploadDesk();
  return [
    { id: "upload", text: t("upload"), run: choose },
    ...[...places, ...(isAdmin ? adminPlaces : [])].map(({ name, href }) => ({
      ...{ id: name, text: t(name), run: () => go(href) },
    })),
    { id: "signOut", text: t("signOut"), run: () => startTransition(signOut) },
  ];
}
