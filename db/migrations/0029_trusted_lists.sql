CREATE TABLE `trust_anchors` (
	`fingerprint` text PRIMARY KEY NOT NULL,
	`certificate` blob NOT NULL,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `trust_lists` (
	`territory` text PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`sha256` text,
	`sequence_number` integer,
	`issued_at` integer,
	`next_update` integer,
	`services` integer,
	`loaded_at` integer,
	`checked_at` integer NOT NULL,
	`problem` text,
	`problem_since` integer,
	CONSTRAINT "trust_lists_problem" CHECK("trust_lists"."problem" in ('not_found', 'unreachable', 'too_large', 'not_parsable', 'version_unsupported', 'other_territory', 'not_signed', 'signed_twice', 'signature_unsupported', 'signature_wrong', 'signed_by_other', 'weak_algorithm', 'older_than_known'))
);
--> statement-breakpoint
CREATE TABLE `trust_pins` (
	`fingerprint` text PRIMARY KEY NOT NULL,
	`certificate` blob NOT NULL,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `trust_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`is_on` integer DEFAULT false NOT NULL,
	`ran_at` integer,
	`services_sha256` text,
	`previous_sha256` text,
	`pinned_announcement` text,
	`announcement` text,
	`pivots` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "trust_state_one" CHECK("trust_state"."id" = 1)
);
