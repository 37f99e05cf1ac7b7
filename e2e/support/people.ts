import type { Page } from "@playwright/test";
import { hashPassword } from "@/lib/accounts/password";
import { insertUser } from "@/db/repositories/users";
import { openDatabase } from "@/db/client";
import { newId } from "@/lib/domain/ids";
import type { UserRole } from "@/lib/domain/people/user-role";
import { e2ePortals } from "@/scripts/e2e-portals";
import path from "node:path";
import { expect } from "./test";

export const password = "a password for tests";

/** Somebody whom no other test knows, with an account. */
export async function addPerson(name: string, role: UserRole = "user") {
  const email = `${name.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}@example.org`;
  const db = openDatabase(path.join(e2ePortals.url.dataDir, "paraph.db"));
  const person = { id: newId("user", new Date()), email, name, surname: "Žąsinas", role };
  const passwordHash = await hashPassword(password);
  await db.write((tx) => insertUser(tx, { ...person, passwordHash, createdAt: new Date() }));
  db.close();
  return person;
}

export async function signInAs(page: Page, email: string, given = password): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(given);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Documents" })).toBeVisible();
}
