-- What people say about answers, with what the judge had said: it stays when the answer is dropped.
create table answer_label (
    prompt_id   text        not null,
    reviewer    text        not null,
    label       text        not null,        -- name of the verdict that is right
    note        text        not null,
    instrument  text        not null,
    outcome     text        not null,        -- the judge's
    labelled_at timestamptz not null,
    primary key (prompt_id, reviewer)
);
create index answer_label_instrument on answer_label (instrument, label, outcome);

-- The newest answers for review of all models.
create index answer_review_newest on answer (scored_at desc) where review;
