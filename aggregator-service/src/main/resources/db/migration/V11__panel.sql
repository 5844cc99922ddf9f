-- What further judges said about some of the answers, and which of those a person should look at.

alter table answer
    add column panel  jsonb,                          -- votes; null where no panel saw the answer
    add column review boolean not null default false; -- the judges disagree

-- Agreement is computed over the newest answers with votes, and those for review are few: small indexes for both.
create index answer_panel_newest on answer (scored_at desc) where panel is not null;
create index answer_model_review on answer (model, outcome, scored_at desc, prompt_id desc) where review;
create index answer_probe_review on answer (probe_id, model, outcome, scored_at desc, prompt_id desc) where review;
