ALTER TABLE `trust_state` ADD `loading_until` integer;--> statement-breakpoint
ALTER TABLE `trust_state` ADD `load_attempt` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `trust_state` ADD `load_progress` text;--> statement-breakpoint
ALTER TABLE `user_imports` ADD `lease_until` integer;--> statement-breakpoint
ALTER TABLE `user_imports` ADD `attempt` integer DEFAULT 0 NOT NULL;