ALTER TABLE `documents` ADD `search_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `signings` ADD `result_doubted` integer DEFAULT false NOT NULL;--> statement-breakpoint
-- Of documents that were there before: near enough until they are renamed.
UPDATE `documents` SET `search_name` = lower(`name`) WHERE `search_name` = '';
