CREATE TABLE `gateway_calls` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`operation` text NOT NULL,
	`signing_id` text,
	`duration_ms` integer NOT NULL,
	`http_status` integer,
	`failure` text,
	CONSTRAINT "gateway_calls_failure" CHECK("gateway_calls"."failure" in ('unreachable', 'unavailable', 'refused', 'forbidden', 'not_found', 'contract'))
);
--> statement-breakpoint
CREATE INDEX `gateway_calls_signing` ON `gateway_calls` (`signing_id`,`id`);--> statement-breakpoint
CREATE INDEX `gateway_calls_at` ON `gateway_calls` (`at`);--> statement-breakpoint
ALTER TABLE `signings` ADD `handled_at` integer;--> statement-breakpoint
CREATE INDEX `signings_status` ON `signings` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `signings_needs_human` ON `signings` (`id`) WHERE (("signings"."handled_at" is null and "signings"."status" in ('needs_attention', 'failed')) or "signings"."failures" >= 6);--> statement-breakpoint
CREATE INDEX `mails_signing` ON `mails` (`signing_id`);