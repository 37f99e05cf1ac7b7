DROP INDEX `files_document`;--> statement-breakpoint
CREATE INDEX `files_document` ON `files` (`document_id`,`role`);--> statement-breakpoint
DROP INDEX `signings_document`;--> statement-breakpoint
CREATE INDEX `signings_document` ON `signings` (`document_id`,`status`);