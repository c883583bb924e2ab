-- Of a picture that was drawn again when it came in or was added; all null for what was kept before that.
alter table attachment add column width integer;
alter table attachment add column height integer;
-- More than one for what moves.
alter table attachment add column frames integer;
-- Why it could not be drawn: it is kept as it came, to be taken as a file.
alter table attachment add column problem text constraint attachment_problem check (problem in ('broken', 'too_large'));
