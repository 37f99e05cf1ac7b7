-- Entries from before there was a chain have no place in it; nothing had been released.
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_audit_events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`action` text NOT NULL,
	`outcome` text NOT NULL,
	`actor_id` text,
	`document_id` text,
	`signing_id` text,
	`address` text,
	`client` text,
	`detail` text NOT NULL,
	`nonce` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	CONSTRAINT "audit_events_outcome" CHECK("__new_audit_events"."outcome" in ('done', 'refused', 'failed'))
);
--> statement-breakpoint
DROP TABLE `audit_events`;--> statement-breakpoint
ALTER TABLE `__new_audit_events` RENAME TO `audit_events`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `audit_events_document` ON `audit_events` (`document_id`,`seq`);