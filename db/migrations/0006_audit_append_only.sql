CREATE TRIGGER `audit_events_no_update` BEFORE UPDATE ON `audit_events`
BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_no_delete` BEFORE DELETE ON `audit_events`
BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_in_order` BEFORE INSERT ON `audit_events`
WHEN NEW.`seq` IS NOT coalesce((SELECT max(`seq`) FROM `audit_events`), 0) + 1
BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;
