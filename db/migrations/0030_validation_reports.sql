CREATE TABLE `earlier_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`file_id` text NOT NULL,
	`report` text NOT NULL,
	`replaced_at` integer NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `earlier_reports_file` ON `earlier_reports` (`file_id`,`replaced_at`);--> statement-breakpoint
ALTER TABLE `portal_settings` ADD `required_level` text;