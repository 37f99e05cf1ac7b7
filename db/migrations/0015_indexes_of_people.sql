DROP INDEX `signers_user`;--> statement-breakpoint
CREATE INDEX `signers_user` ON `signers` (`user_id`,`signing_id`);--> statement-breakpoint
CREATE INDEX `signings_sender` ON `signings` (`sent_by_id`,`id`);