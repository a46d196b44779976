CREATE TABLE "clarifications" (
	"question_id" text NOT NULL,
	"place" integer NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"batch" integer NOT NULL,
	CONSTRAINT "clarifications_question_id_place_pk" PRIMARY KEY("question_id","place")
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"owner_id" text,
	"squad_id" text,
	"due_on" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" bigint NOT NULL,
	"kept_by" text,
	"moved_to" text,
	"reminded_on" text
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"question_id" text NOT NULL,
	"voter_hash" text NOT NULL,
	"says" integer NOT NULL,
	CONSTRAINT "verdicts_question_id_voter_hash_pk" PRIMARY KEY("question_id","voter_hash")
);
--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "series_id" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "asker_says" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "settled" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "yes" integer;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "no" integer;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "reopened" boolean;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "asking_over" boolean;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_squad_id_squads_id_fk" FOREIGN KEY ("squad_id") REFERENCES "public"."squads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "promises_question" ON "promises" USING btree ("question_id");