-- Of documents that were there before: near enough until they are renamed.
UPDATE `documents` SET `sort_name` = lower(`name`) WHERE `sort_name` = '';
