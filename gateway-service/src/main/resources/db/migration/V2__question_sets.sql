-- Imported question files, by content: a probe that is continued after a restart asks the same questions.
create table question_set (
    name        text primary key,          -- with the hash of the content, such as broad@1f0c9a7be2d4
    base_name   text        not null,
    content     text        not null,      -- the file, unmodified
    imported_at timestamptz not null
);
create index question_set_latest on question_set (base_name, imported_at desc);
