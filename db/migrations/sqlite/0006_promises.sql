INSERT INTO `promises` (`id`, `question_id`, `owner_id`, `due_on`, `made_by`, `made_at`, `kept_by`)
SELECT lower(hex(randomblob(16))), q.`id`, q.`owner_id`, q.`due_on`, q.`owner_id`, unixepoch() * 1000,
	(SELECT a.`id` FROM `answers` a WHERE a.`question_id` = q.`id` ORDER BY a.`answered_at` LIMIT 1)
FROM `questions` q WHERE q.`owner_id` IS NOT NULL AND q.`due_on` IS NOT NULL;--> statement-breakpoint
ALTER TABLE `questions` DROP COLUMN `owner_id`;--> statement-breakpoint
ALTER TABLE `questions` DROP COLUMN `due_on`;