-- What probes have used of each model on each day (UTC), counted when their outcomes come.
create table model_usage (
    id                text   primary key,    -- day, slash, model
    model             text   not null references registered_model,
    day               date   not null,
    calls             bigint not null,
    prompt_tokens     bigint not null,
    completion_tokens bigint not null
);
create index model_usage_day on model_usage (day);

-- Why nothing more of a model is released though its window has room; null where nothing stands in the way.
alter table probe_model add column waiting_for text;
