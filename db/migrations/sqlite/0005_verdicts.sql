CREATE TABLE `clarifications` (
	`question_id` text NOT NULL,
	`place` integer NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`batch` integer NOT NULL,
	PRIMARY KEY(`question_id`, `place`),
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `promises` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`owner_id` text,
	`squad_id` text,
	`due_on` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`kept_by` text,
	`moved_to` text,
	`reminded_on` text,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `promises_question` ON `promises` (`question_id`);--> statement-breakpoint
CREATE TABLE `verdicts` (
	`question_id` text NOT NULL,
	`voter_hash` text NOT NULL,
	`says` integer NOT NULL,
	PRIMARY KEY(`question_id`, `voter_hash`),
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `questions` ADD `series_id` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `asker_says` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `settled` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `yes` integer;--> statement-breakpoint
ALTER TABLE `questions` ADD `no` integer;--> statement-breakpoint
ALTER TABLE `questions` ADD `reopened` integer;--> statement-breakpoint
ALTER TABLE `rounds` ADD `asking_over` integer;