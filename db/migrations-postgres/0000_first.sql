--> statement-breakpoint
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'The audit log is append-only.';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_no_change BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION audit_refuse();
--> statement-breakpoint
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON "audit_events" EXECUTE FUNCTION audit_refuse();
--> statement-breakpoint
CREATE FUNCTION audit_keep_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.seq <> coalesce((SELECT max(seq) FROM audit_events), 0) + 1 THEN
		RAISE EXCEPTION 'The audit log is append-only.';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_in_order BEFORE INSERT ON "audit_events" FOR EACH ROW EXECUTE FUNCTION audit_keep_order();
