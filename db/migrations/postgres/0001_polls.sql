CREATE TABLE "poll_answers" (
	"poll_id" text NOT NULL,
	"voter_hash" text NOT NULL,
	"choices" text NOT NULL,
	CONSTRAINT "poll_answers_poll_id_voter_hash_pk" PRIMARY KEY("poll_id","voter_hash")
);
--> statement-breakpoint
CREATE TABLE "polls" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"options" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"closes_at" bigint,
	"answered" integer,
	"counts" text
);
--> statement-breakpoint
ALTER TABLE "poll_answers" ADD CONSTRAINT "poll_answers_poll_id_polls_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."polls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "polls" ADD CONSTRAINT "polls_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "polls_meeting" ON "polls" USING btree ("meeting_id","position");