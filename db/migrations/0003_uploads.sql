ALTER TABLE `signings` ADD `hand_overs` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `signings` ADD `upload_intended_at` integer;--> statement-breakpoint
CREATE INDEX `signings_source_file` ON `signings` (`source_file_id`);