CREATE TABLE `account_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "account_links_kind" CHECK("account_links"."kind" in ('invitation', 'password_reset', 'setup'))
);
--> statement-breakpoint
CREATE INDEX `account_links_user` ON `account_links` (`user_id`);--> statement-breakpoint
CREATE TABLE `portal_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`organization` text,
	`accent` text,
	`logo` blob,
	`logo_type` text,
	`logo_hash` text,
	`language` text,
	`max_upload_mb` integer,
	`deadline_days` integer,
	`remind_every_days` integer,
	`admins_may_read` integer DEFAULT false NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT "portal_settings_one" CHECK("portal_settings"."id" = 1),
	CONSTRAINT "portal_settings_language" CHECK("portal_settings"."language" in ('en', 'lt', 'lv', 'et')),
	CONSTRAINT "portal_settings_logo_type" CHECK("portal_settings"."logo_type" in ('image/png', 'image/jpeg', 'image/webp'))
);
--> statement-breakpoint
CREATE TABLE `user_import_rows` (
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`surname` text NOT NULL,
	`role` text NOT NULL,
	`problems` text NOT NULL,
	`outcome` text,
	PRIMARY KEY(`import_id`, `line`),
	FOREIGN KEY (`import_id`) REFERENCES `user_imports`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "user_import_rows_outcome" CHECK("user_import_rows"."outcome" in ('created', 'taken'))
);
--> statement-breakpoint
CREATE TABLE `user_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`created_by_id` text NOT NULL,
	`file_name` text NOT NULL,
	`state` text NOT NULL,
	`invites` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "user_imports_state" CHECK("user_imports"."state" in ('ready', 'running', 'cancelled', 'done'))
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_mails` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`signing_id` text,
	`user_id` text,
	`signer_id` text,
	`recipient_name` text NOT NULL,
	`recipient_email` text NOT NULL,
	`message_id` text NOT NULL,
	`sealed_link_token` text,
	`due_at` integer,
	`lease_until` integer,
	`attempt` integer DEFAULT 0 NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`ending` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`signing_id`) REFERENCES `signings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signer_id`) REFERENCES `signers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mails_kind" CHECK("__new_mails"."kind" in ('invitation', 'reminder', 'signed', 'declined', 'cancelled', 'withdrawn', 'expires_soon', 'expired', 'too_late', 'account_invitation', 'password_reset')),
	CONSTRAINT "mails_subject" CHECK(("__new_mails"."signing_id" is null) <> ("__new_mails"."user_id" is null)),
	CONSTRAINT "mails_ending" CHECK("__new_mails"."ending" in ('refused', 'not_needed'))
);
--> statement-breakpoint
INSERT INTO `__new_mails`("id", "kind", "signing_id", "user_id", "signer_id", "recipient_name", "recipient_email", "message_id", "sealed_link_token", "due_at", "lease_until", "attempt", "failures", "sent_at", "ending", "created_at") SELECT "id", "kind", "signing_id", NULL, "signer_id", "recipient_name", "recipient_email", "message_id", "sealed_link_token", "due_at", "lease_until", "attempt", "failures", "sent_at", "ending", "created_at" FROM `mails`;--> statement-breakpoint
DROP TABLE `mails`;--> statement-breakpoint
ALTER TABLE `__new_mails` RENAME TO `mails`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `mails_message_id_unique` ON `mails` (`message_id`);--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`due_at`);--> statement-breakpoint
CREATE INDEX `mails_signer` ON `mails` (`signer_id`);--> statement-breakpoint
CREATE INDEX `mails_signing` ON `mails` (`signing_id`);--> statement-breakpoint
CREATE TABLE `__new_users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`surname` text NOT NULL,
	`search_key` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text,
	`language` text,
	`country` text,
	`sealed_personal_code` text,
	`sealed_phone` text,
	`last_sign_in_at` integer,
	`disabled_at` integer,
	`deleted_at` integer,
	`created_at` integer NOT NULL,
	CONSTRAINT "users_role" CHECK("__new_users"."role" in ('user', 'admin')),
	CONSTRAINT "users_language" CHECK("__new_users"."language" in ('en', 'lt', 'lv', 'et'))
);
--> statement-breakpoint
INSERT INTO `__new_users`("id", "email", "name", "surname", "search_key", "role", "password_hash", "language", "country", "sealed_personal_code", "sealed_phone", "last_sign_in_at", "disabled_at", "deleted_at", "created_at") SELECT "id", "email", "name", "surname", folded("surname" || ' ' || "name" || ' ' || "email"), "role", "password_hash", "language", NULL, NULL, NULL, NULL, "disabled_at", NULL, "created_at" FROM `users`;--> statement-breakpoint
DROP TABLE `users`;--> statement-breakpoint
ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`) WHERE "users"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `users_search` ON `users` (`search_key`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `address` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `client` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `last_seen_at` integer;