/** The pages of the admin dashboard, in the order of its navigation. */
export const adminPlaces = [
  { href: "/admin", name: "overview" },
  { href: "/admin/documents", name: "documents" },
  { href: "/admin/signings", name: "signings" },
  { href: "/admin/users", name: "users" },
  { href: "/admin/gateway", name: "gateway" },
  { href: "/admin/trust", name: "trust" },
  { href: "/admin/settings", name: "settings" },
  { href: "/admin/audit", name: "audit" },
] as const;
