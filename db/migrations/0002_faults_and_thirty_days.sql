CREATE TABLE `gateway_pauses` (
	`id` integer PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`probes` integer NOT NULL,
	`next_probe_at` integer NOT NULL,
	CONSTRAINT "gateway_pauses_one" CHECK("gateway_pauses"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `postbacks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`signing_id` text,
	`received_at` integer NOT NULL,
	`content_type` text NOT NULL,
	`sealed_body` text NOT NULL,
	`is_whole` integer NOT NULL,
	`answered_status` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `postbacks_signing` ON `postbacks` (`signing_id`,`id`);--> statement-breakpoint
CREATE INDEX `postbacks_received` ON `postbacks` (`received_at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_files` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`check_report` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "files_role" CHECK("__new_files"."role" in ('source', 'signed', 'rejected', 'partial'))
);
--> statement-breakpoint
INSERT INTO `__new_files`("id", "document_id", "role", "name", "sha256", "size_bytes", "check_report", "created_at") SELECT "id", "document_id", "role", "name", "sha256", "size_bytes", "check_report", "created_at" FROM `files`;--> statement-breakpoint
DROP TABLE `files`;--> statement-breakpoint
ALTER TABLE `__new_files` RENAME TO `files`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `files_document` ON `files` (`document_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `files_one_signed` ON `files` (`document_id`) WHERE "files"."role" = 'signed';--> statement-breakpoint
ALTER TABLE `signings` ADD `warnings` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `signings` ADD `partial_file_id` text REFERENCES files(id);--> statement-breakpoint
ALTER TABLE `signings` ADD `kept_signatures` integer DEFAULT 0 NOT NULL;