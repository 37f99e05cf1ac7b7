import "server-only";
import { notFound } from "next/navigation";
import type { Person } from "@/db/repositories/users";
import { requireUser } from "./require-user";

/** Returns the signed-in admin, for pages and actions of admins. Other users get 404. */
export async function requireAdmin(): Promise<Person> {
  const user = await requireUser();
  return user.role === "admin" ? user : notFound();
}
