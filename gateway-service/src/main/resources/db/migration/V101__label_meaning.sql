-- What the judge's words mean in questions of the file that do not say so, as its import declared; null if it did not.
alter table question_set add column label_meaning text;
