-- Texts of a private set, and the answers to it, are shown to nobody through the API.
alter table question_set add column is_private boolean not null default false;
