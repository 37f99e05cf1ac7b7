DROP INDEX `signings_needs_human`;--> statement-breakpoint
CREATE INDEX `signings_needs_attention` ON `signings` (`id`) WHERE (("signings"."handled_at" is null and "signings"."status" in ('failed', 'needs_attention')) or "signings"."failures" >= 6);--> statement-breakpoint
UPDATE `signings` SET `reason` = json_set(`reason`, '$.fields', (
	SELECT json_group_array(json_object('signer', `signer`, 'field', `field`)) FROM (
		SELECT DISTINCT CAST(`rest` AS INTEGER) AS `signer`, CASE substr(`rest`, instr(`rest`, '][') + 2, instr(substr(`rest`, instr(`rest`, '][') + 2), ']') - 1)
			WHEN 'name' THEN 'name'
			WHEN 'surname' THEN 'surname'
			WHEN 'code' THEN 'personalCode'
			WHEN 'country_code' THEN 'country'
			WHEN 'phone' THEN 'phone'
			WHEN 'signing_purpose' THEN 'purpose'
			WHEN 'signing_options' THEN 'methods'
		END AS `field`
		FROM (SELECT substr(replace(`value`, '[signers]', 'signers'), 9) AS `rest` FROM json_each(`reason`, '$.fields') WHERE `value` GLOB '[[]signers][[][0-9]*][[]*]*' OR `value` GLOB 'signers[[][0-9]*][[]*]*')
		WHERE substr(`rest`, 1, instr(`rest`, ']') - 1) NOT GLOB '*[^0-9]*'
	) WHERE `field` IS NOT NULL
)) WHERE json_array_length(`reason`, '$.fields') > 0;--> statement-breakpoint
UPDATE `gateway_calls` SET `operation` = 'validateFile' WHERE `operation` = 'checkFile';
