CREATE INDEX `documents_created` ON `documents` (`created_at`,`status`);--> statement-breakpoint
CREATE INDEX `files_created` ON `files` (`role`,`created_at`);--> statement-breakpoint
CREATE INDEX `signings_created` ON `signings` (`created_at`,`status`);