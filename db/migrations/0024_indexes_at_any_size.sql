DROP INDEX `files_created`;--> statement-breakpoint
CREATE INDEX `files_created` ON `files` (`role`,`created_at`,`size_bytes`);--> statement-breakpoint
DROP INDEX `signers_signed`;--> statement-breakpoint
CREATE INDEX `signers_signed` ON `signers` (`signed_at`,`used_method`,`used_country`);--> statement-breakpoint
CREATE INDEX `signings_forgotten` ON `signings` (`status`,`forgotten_at`);