/** Each page of the admin's has its line here, in the order in which they are shown. */
export const adminPlaces = [
  { href: "/admin", name: "overview" },
  { href: "/admin/documents", name: "documents" },
  { href: "/admin/signings", name: "signings" },
  { href: "/admin/users", name: "users" },
  { href: "/admin/gateway", name: "gateway" },
  { href: "/admin/settings", name: "settings" },
  { href: "/admin/audit", name: "audit" },
] as const;
