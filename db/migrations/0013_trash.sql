ALTER TABLE `documents` ADD `trashed_at` integer;--> statement-breakpoint
ALTER TABLE `documents` ADD `purge_at` integer;--> statement-breakpoint
ALTER TABLE `documents` ADD `purged_at` integer;--> statement-breakpoint
CREATE INDEX `documents_purge` ON `documents` (`purge_at`) WHERE "documents"."purge_at" is not null and "documents"."purged_at" is null;--> statement-breakpoint
CREATE INDEX `documents_trash` ON `documents` (`owner_id`,`trashed_at`) WHERE "documents"."trashed_at" is not null and "documents"."purged_at" is null;--> statement-breakpoint
ALTER TABLE `signings` ADD `trash_once_cancelled` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `files_sha256` ON `files` (`sha256`);