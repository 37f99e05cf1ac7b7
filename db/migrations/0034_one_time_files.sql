CREATE TABLE `one_time_files` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL,
	`expires_at` integer NOT NULL
);
