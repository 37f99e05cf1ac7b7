PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_mails` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`signing_id` text,
	`user_id` text,
	`document_id` text,
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
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signer_id`) REFERENCES `signers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mails_kind" CHECK("__new_mails"."kind" in ('invitation', 'reminder', 'signed', 'declined', 'cancelled', 'withdrawn', 'expires_soon', 'expired', 'too_late', 'account_invitation', 'password_reset', 'handed_over', 'taken_over', 'trashed', 'closed')),
	CONSTRAINT "mails_subject" CHECK(("__new_mails"."signing_id" is null) <> ("__new_mails"."user_id" is null)),
	CONSTRAINT "mails_document" CHECK("__new_mails"."document_id" is null or "__new_mails"."user_id" is not null),
	CONSTRAINT "mails_ending" CHECK("__new_mails"."ending" in ('refused', 'not_needed'))
);
--> statement-breakpoint
INSERT INTO `__new_mails`("id", "kind", "signing_id", "user_id", "document_id", "signer_id", "recipient_name", "recipient_email", "message_id", "sealed_link_token", "due_at", "lease_until", "attempt", "failures", "sent_at", "ending", "created_at") SELECT "id", "kind", "signing_id", "user_id", NULL, "signer_id", "recipient_name", "recipient_email", "message_id", "sealed_link_token", "due_at", "lease_until", "attempt", "failures", "sent_at", "ending", "created_at" FROM `mails`;--> statement-breakpoint
DROP TABLE `mails`;--> statement-breakpoint
ALTER TABLE `__new_mails` RENAME TO `mails`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `mails_message_id_unique` ON `mails` (`message_id`);--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`due_at`);--> statement-breakpoint
CREATE INDEX `mails_unsent` ON `mails` (`created_at`) WHERE "mails"."sent_at" is null;--> statement-breakpoint
CREATE INDEX `mails_signer` ON `mails` (`signer_id`);--> statement-breakpoint
CREATE INDEX `mails_signing` ON `mails` (`signing_id`);--> statement-breakpoint
CREATE INDEX `mails_user` ON `mails` (`user_id`);