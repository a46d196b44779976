CREATE TABLE "api_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"used_on" text,
	"revoked_at" bigint,
	CONSTRAINT "api_tokens_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "series_aliases" (
	"path" text PRIMARY KEY NOT NULL,
	"series_id" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "company" ADD COLUMN "materiality" text;--> statement-breakpoint
ALTER TABLE "company" ADD COLUMN "employees_may_export" boolean;--> statement-breakpoint
ALTER TABLE "series_values" ADD COLUMN "entity" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "options" text;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_aliases" ADD CONSTRAINT "series_aliases_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_aliases" ADD CONSTRAINT "series_aliases_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;