CREATE TABLE `signing_files` (
	`signing_id` text NOT NULL,
	`file_id` text NOT NULL,
	`token` text,
	`hand_overs` integer DEFAULT 0 NOT NULL,
	`uploaded_at` integer,
	PRIMARY KEY(`signing_id`, `file_id`),
	FOREIGN KEY (`signing_id`) REFERENCES `signings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signing_files_file` ON `signing_files` (`file_id`);--> statement-breakpoint
INSERT INTO `signing_files`(`signing_id`, `file_id`, `token`, `hand_overs`, `uploaded_at`) SELECT `id`, `source_file_id`, `file_token`, `hand_overs`, `uploaded_at` FROM `signings`;--> statement-breakpoint
CREATE TABLE `__new_signings` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`sent_by_id` text NOT NULL,
	`status` text NOT NULL,
	`language` text NOT NULL,
	`message` text,
	`type` text DEFAULT 'pdf' NOT NULL,
	`upload_intended_at` integer,
	`create_intended_at` integer,
	`gateway_token` text,
	`forgotten_at` integer,
	`deadline_at` integer,
	`remind_every_days` integer,
	`checked_at` integer,
	`warnings` integer DEFAULT 0 NOT NULL,
	`partial_file_id` text,
	`kept_signatures` integer DEFAULT 0 NOT NULL,
	`result_url` text,
	`result_digest` text,
	`signed_file_id` text,
	`deleted_at_gateway_at` integer,
	`cancel_asked_at` integer,
	`cancel_reason` text,
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
	FOREIGN KEY (`partial_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "signings_status" CHECK("__new_signings"."status" in ('preparing', 'out_for_signature', 'collecting', 'signed', 'declined', 'cancelled', 'expired', 'failed', 'needs_attention')),
	CONSTRAINT "signings_type" CHECK("__new_signings"."type" in ('pdf', 'asice'))
);
--> statement-breakpoint
INSERT INTO `__new_signings`("id", "document_id", "sent_by_id", "status", "language", "message", "upload_intended_at", "create_intended_at", "gateway_token", "forgotten_at", "deadline_at", "remind_every_days", "checked_at", "warnings", "partial_file_id", "kept_signatures", "result_url", "result_digest", "signed_file_id", "deleted_at_gateway_at", "cancel_asked_at", "cancel_reason", "reason", "due_at", "lease_until", "attempt", "nudges", "failures", "quiet_checks", "created_at") SELECT "id", "document_id", "sent_by_id", "status", "language", "message", "upload_intended_at", "create_intended_at", "gateway_token", "forgotten_at", "deadline_at", "remind_every_days", "checked_at", "warnings", "partial_file_id", "kept_signatures", "result_url", "result_digest", "signed_file_id", "deleted_at_gateway_at", "cancel_asked_at", "cancel_reason", "reason", "due_at", "lease_until", "attempt", "nudges", "failures", "quiet_checks", "created_at" FROM `signings`;--> statement-breakpoint
DROP TABLE `signings`;--> statement-breakpoint
ALTER TABLE `__new_signings` RENAME TO `signings`;--> statement-breakpoint
CREATE INDEX `signings_document` ON `signings` (`document_id`);--> statement-breakpoint
CREATE INDEX `signings_due` ON `signings` (`due_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `signings_one_open` ON `signings` (`document_id`) WHERE "signings"."status" in ('preparing', 'out_for_signature', 'collecting', 'needs_attention');--> statement-breakpoint
CREATE TABLE `__new_files` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`kind` text DEFAULT 'pdf' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`part` text,
	`sha256` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`check_report` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "files_role" CHECK("__new_files"."role" in ('source', 'signed', 'rejected', 'partial')),
	CONSTRAINT "files_kind" CHECK("__new_files"."kind" in ('pdf', 'other')),
	CONSTRAINT "files_part" CHECK("__new_files"."part" in ('main', 'appendix', 'attachment'))
);
--> statement-breakpoint
INSERT INTO `__new_files`("id", "document_id", "role", "name", "sha256", "size_bytes", "check_report", "created_at") SELECT "id", "document_id", "role", "name", "sha256", "size_bytes", "check_report", "created_at" FROM `files`;--> statement-breakpoint
DROP TABLE `files`;--> statement-breakpoint
ALTER TABLE `__new_files` RENAME TO `files`;--> statement-breakpoint
CREATE INDEX `files_document` ON `files` (`document_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `files_one_signed` ON `files` (`document_id`) WHERE "files"."role" = 'signed';