CREATE TABLE `library_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`document_id` text NOT NULL,
	`is_own` integer NOT NULL,
	`is_waiting` integer NOT NULL,
	`status` text NOT NULL,
	`sort_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `library_entries_document` ON `library_entries` (`document_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `library_entries_changed` ON `library_entries` (`user_id`);--> statement-breakpoint
CREATE INDEX `library_entries_created` ON `library_entries` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `library_entries_name` ON `library_entries` (`user_id`,`sort_name`);--> statement-breakpoint
CREATE INDEX `library_entries_waiting` ON `library_entries` (`user_id`) WHERE "library_entries"."is_waiting" = 1;--> statement-breakpoint
CREATE INDEX `library_entries_all_created` ON `library_entries` (`created_at`) WHERE "library_entries"."is_own" = 1;--> statement-breakpoint
CREATE INDEX `library_entries_all_name` ON `library_entries` (`sort_name`) WHERE "library_entries"."is_own" = 1;--> statement-breakpoint
CREATE TABLE `document_tags` (
	`document_id` text NOT NULL,
	`tag_id` text NOT NULL,
	PRIMARY KEY(`document_id`, `tag_id`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `document_tags_tag` ON `document_tags` (`tag_id`);--> statement-breakpoint
CREATE TABLE `tags` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`folded_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tags_name` ON `tags` (`owner_id`,`folded_name`);--> statement-breakpoint
ALTER TABLE `documents` ADD `sort_name` text DEFAULT '' NOT NULL;