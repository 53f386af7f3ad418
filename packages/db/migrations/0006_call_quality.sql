-- How soon a call was connected (a step of four), and what most of it was like (a word of three).
ALTER TABLE analytics.cell DROP CONSTRAINT cell_item;
--> statement-breakpoint
ALTER TABLE analytics.cell ADD CONSTRAINT cell_item CHECK (CASE tbl
    WHEN 'views' THEN item IN ('loads', 'visits', 'visitors')
    WHEN 'visitors' THEN item = ''
    WHEN 'public-pages' THEN item ~ '^(other|/[a-z0-9/-]{0,63})$'
    WHEN 'referrers' THEN item ~ '^(other|none|own|([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9]))$'
    WHEN 'campaigns' THEN item ~ '^[a-z][a-z0-9-]{0,31}$'
    WHEN 'countries' THEN item ~ '^([A-Z]{2}|unknown)$'
    WHEN 'devices' THEN item ~ '^[a-z]{1,16}$'
    WHEN 'browsers' THEN item ~ '^[a-z]{1,16}$'
    WHEN 'systems' THEN item ~ '^[a-z]{1,16}$'
    WHEN 'vitals' THEN item ~ '^(lcp|inp|cls|fcp|ttfb):[0-9]{1,3}$'
    WHEN 'time' THEN item ~ '^[0-9]{1,3}$'
    WHEN 'scroll' THEN item IN ('0', '25', '50', '75', '100')
    WHEN 'clicks' THEN item ~ '^[a-z-]{1,32}$'
    WHEN 'funnel' THEN item ~ '^[a-z-]{1,32}$'
    WHEN 'chat' THEN item ~ '^(started|matches|(wait|length):[0-9]{1,3}|(end|recovery|setup|quality):[a-z0-9]{1,16})$'
    WHEN 'dropped' THEN item ~ '^[a-z-]{1,32}$'
    ELSE false
  END);
