CREATE TABLE `installation` (
	`id` integer PRIMARY KEY NOT NULL,
	`sealed_canary` text NOT NULL,
	`files_place` text NOT NULL,
	CONSTRAINT "installation_one" CHECK("installation"."id" = 1)
);
