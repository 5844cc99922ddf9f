-- What each judge has used on each day (UTC), recorded only while a budget of judges is set.
create table judge_usage (
    id                text   primary key,    -- day, slash, name and endpoint
    judge             text   not null,       -- name at the endpoint
    day               date   not null,
    prompts           bigint not null,       -- answers that it was asked about
    calls             bigint not null,
    prompt_tokens     bigint not null,
    completion_tokens bigint not null,
    direct            bigint not null,       -- pushed and labelled answers that were sent to it
    direct_scored     bigint not null        -- those of them that have an outcome
);
create index judge_usage_day on judge_usage (day);
