-- What a prompt costs on average is needed to reserve it: retries and calls without an answer are part of its cost.
alter table model_usage add column prompts bigint not null default 0;
update model_usage set prompts = calls;
