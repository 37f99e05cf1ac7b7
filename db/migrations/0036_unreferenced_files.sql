CREATE TABLE `unreferenced_files` (
	`contents` text NOT NULL,
	`sha256` text NOT NULL,
	`since` integer NOT NULL,
	`removing_since` integer,
	PRIMARY KEY(`contents`, `sha256`),
	CONSTRAINT "unreferenced_files_contents" CHECK("unreferenced_files"."contents" in ('documents', 'trust'))
);
--> statement-breakpoint
CREATE INDEX `unreferenced_files_since` ON `unreferenced_files` (`contents`,`since`);