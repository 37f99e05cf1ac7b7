ALTER TABLE `documents` ADD `search_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `signings` ADD `result_doubted` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `documents` SET `search_name` = folded(`name`);--> statement-breakpoint
UPDATE `signings` SET `result_doubted` = true WHERE `status` = 'needs_attention' AND `reason` LIKE '%"signed_file_rejected"%';
