-- Written by hand: drizzle-kit would make the table anew for the CHECK, which the rows that point to it forbid.
ALTER TABLE `users` ADD `language` text CONSTRAINT "users_language" CHECK("language" in ('en', 'lt', 'lv', 'et'));
