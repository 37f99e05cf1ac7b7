import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useUploadDesk } from "../../documents/upload-desk";
import type { Command } from "../../ui/command-dialog";

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
  const router = useRouter();
  const { choose } = useUploadDesk();
  return [
    { id: "upload", text: t("upload"), run: choose },
    ...[...places, ...(isAdmin ? adminPlaces : [])].map(({ name, href }) => ({
      ...{ id: name, text: t(name), run: () => router.push(href) },
    })),
    { id: "signOut", text: t("signOut"), run: () => startTransition(signOut) },
  ];
}
