CREATE TABLE `poll_answers` (
	`poll_id` text NOT NULL,
	`voter_hash` text NOT NULL,
	`choices` text NOT NULL,
	PRIMARY KEY(`poll_id`, `voter_hash`),
	FOREIGN KEY (`poll_id`) REFERENCES `polls`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `polls` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`options` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`closes_at` integer,
	`answered` integer,
	`counts` text,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `polls_meeting` ON `polls` (`meeting_id`,`position`);