CREATE TABLE `invitations` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`signer_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`opened_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`signer_id`) REFERENCES `signers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invitations_signer` ON `invitations` (`signer_id`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`signing_id` text NOT NULL,
	`signer_id` text,
	`recipient_name` text NOT NULL,
	`recipient_email` text NOT NULL,
	`message_id` text NOT NULL,
	`sealed_link_token` text,
	`due_at` integer,
	`lease_until` integer,
	`attempt` integer DEFAULT 0 NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`ending` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`signing_id`) REFERENCES `signings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signer_id`) REFERENCES `signers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mails_kind" CHECK("mails"."kind" in ('invitation', 'signed', 'declined')),
	CONSTRAINT "mails_ending" CHECK("mails"."ending" in ('refused', 'not_needed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mails_message_id_unique` ON `mails` (`message_id`);--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`due_at`);--> statement-breakpoint
CREATE INDEX `mails_signer` ON `mails` (`signer_id`);--> statement-breakpoint
ALTER TABLE `signers` ADD `declined_at` integer;--> statement-breakpoint
ALTER TABLE `signers` ADD `decline_reason` text;--> statement-breakpoint
ALTER TABLE `signings` ADD `message` text;