import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { adminPlaces } from "../../admin/admin-places";
import { useUploadDesk } from "../../documents/upload-desk";
import type { Command } from "../../ui/command-dialog";
import { useGo } from "../../ui/page-change";

export type PlacesProps = { isAdmin: boolean; signOut: () => Promise<void> };

const places = [
  { name: "library", href: "/documents" },
  { name: "toSign", href: "/to-sign" },
  { name: "verify", href: "/verify" },
  { name: "trash", href: "/documents/trash" },
  { name: "account", href: "/account" },
] as const;

/** Without the overview, which is listed as "Admin", and the documents, whose name would be ambiguous. */
const unambiguousPlaces = adminPlaces.filter(({ name }) => name !== "overview" && name !== "documents");

/**
 * Commands that work on any page: places, uploading and signing out. The admin pages are added once something is
 * typed.
 */
export function usePlaceCommands({ isAdmin, signOut }: PlacesProps, typed: string): Command[] {
  const t = useTranslations("palette.to");
  const adminNames = useTranslations("adminPlaces");
  const go = useGo();
  const { choose } = useUploadDesk();
  const to = (id: string, text: string, href: string): Command => ({ id, text, run: () => go(href) });
  return [
    { id: "upload", text: t("upload"), run: choose },
    ...places.map(({ name, href }) => to(name, t(name), href)),
    ...(isAdmin ? [to("admin", t("admin"), "/admin")] : []),
    ...(isAdmin && typed ? unambiguousPlaces : []).map(({ name, href }) => to(name, adminNames(name), href)),
    { id: "signOut", text: t("signOut"), run: () => startTransition(signOut) },
  ];
}
