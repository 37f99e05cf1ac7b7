PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
	CONSTRAINT "files_role" CHECK("__new_files"."role" in ('source', 'signed', 'first_signed', 'rejected', 'partial')),
	CONSTRAINT "files_kind" CHECK("__new_files"."kind" in ('pdf', 'other')),
	CONSTRAINT "files_part" CHECK("__new_files"."part" in ('main', 'appendix', 'attachment'))
);
--> statement-breakpoint
INSERT INTO `__new_files`("id", "document_id", "role", "name", "kind", "position", "part", "sha256", "size_bytes", "check_report", "created_at") SELECT "id", "document_id", "role", "name", "kind", "position", "part", "sha256", "size_bytes", "check_report", "created_at" FROM `files`;--> statement-breakpoint
DROP TABLE `files`;--> statement-breakpoint
ALTER TABLE `__new_files` RENAME TO `files`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `files_document` ON `files` (`document_id`,`role`);--> statement-breakpoint
CREATE INDEX `files_sha256` ON `files` (`sha256`);--> statement-breakpoint
CREATE INDEX `files_created` ON `files` (`role`,`created_at`,`size_bytes`);--> statement-breakpoint
CREATE UNIQUE INDEX `files_one_signed` ON `files` (`document_id`) WHERE "files"."role" = 'signed';--> statement-breakpoint
ALTER TABLE `signings` ADD `damaged_arrivals` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `signings` ADD `archive` text;