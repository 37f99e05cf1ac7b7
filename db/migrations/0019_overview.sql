ALTER TABLE `signers` ADD `used_method` text;--> statement-breakpoint
ALTER TABLE `signers` ADD `used_country` text;--> statement-breakpoint
CREATE INDEX `signers_signed` ON `signers` (`signed_at`);--> statement-breakpoint
CREATE INDEX `mails_unsent` ON `mails` (`created_at`) WHERE "mails"."sent_at" is null;