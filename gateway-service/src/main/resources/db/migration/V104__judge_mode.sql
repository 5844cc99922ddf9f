-- How the numbers of a probe's judge are read.
alter table probe add column judge_mode text; -- null: LOGPROBS
