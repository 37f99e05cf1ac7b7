CREATE TABLE `audit_events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`action` text NOT NULL,
	`actor_id` text,
	`document_id` text,
	`signing_id` text,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_events_document` ON `audit_events` (`document_id`,`seq`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "documents_status" CHECK("documents"."status" in ('draft', 'preparing', 'out_for_signature', 'collecting', 'signed', 'declined', 'cancelled', 'expired', 'failed', 'needs_attention'))
);
--> statement-breakpoint
CREATE INDEX `documents_owner` ON `documents` (`owner_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `file_grants` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`file_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`check_report` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "files_role" CHECK("files"."role" in ('source', 'signed', 'rejected'))
);
--> statement-breakpoint
CREATE INDEX `files_document` ON `files` (`document_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `files_one_signed` ON `files` (`document_id`) WHERE "files"."role" = 'signed';--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `sign_in_throttles` (
	`subject` text PRIMARY KEY NOT NULL,
	`attempts` integer NOT NULL,
	`last_attempt_at` integer NOT NULL,
	`blocked_until` integer
);
--> statement-breakpoint
CREATE TABLE `signers` (
	`id` text PRIMARY KEY NOT NULL,
	`signing_id` text NOT NULL,
	`position` integer NOT NULL,
	`user_id` text,
	`gateway_id` text NOT NULL,
	`name` text NOT NULL,
	`surname` text NOT NULL,
	`email` text NOT NULL,
	`country` text,
	`sealed_personal_code` text,
	`sealed_phone` text,
	`purpose` text NOT NULL,
	`methods` text NOT NULL,
	`sealed_token` text,
	`signed_at` integer,
	FOREIGN KEY (`signing_id`) REFERENCES `signings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signers_position` ON `signers` (`signing_id`,`position`);--> statement-breakpoint
CREATE INDEX `signers_user` ON `signers` (`user_id`);--> statement-breakpoint
CREATE TABLE `signings` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`sent_by_id` text NOT NULL,
	`status` text NOT NULL,
	`language` text NOT NULL,
	`source_file_id` text NOT NULL,
	`file_token` text,
	`uploaded_at` integer,
	`create_intended_at` integer,
	`gateway_token` text,
	`forgotten_at` integer,
	`result_url` text,
	`result_digest` text,
	`signed_file_id` text,
	`deleted_at_gateway_at` integer,
	`reason` text,
	`due_at` integer,
	`lease_until` integer,
	`attempt` integer DEFAULT 0 NOT NULL,
	`nudges` integer DEFAULT 0 NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`quiet_checks` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sent_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "signings_status" CHECK("signings"."status" in ('preparing', 'out_for_signature', 'collecting', 'signed', 'declined', 'cancelled', 'expired', 'failed', 'needs_attention'))
);
--> statement-breakpoint
CREATE INDEX `signings_document` ON `signings` (`document_id`);--> statement-breakpoint
CREATE INDEX `signings_due` ON `signings` (`due_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `signings_one_open` ON `signings` (`document_id`) WHERE "signings"."status" in ('preparing', 'out_for_signature', 'collecting', 'needs_attention');--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`surname` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	CONSTRAINT "users_role" CHECK("users"."role" in ('user', 'admin'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);