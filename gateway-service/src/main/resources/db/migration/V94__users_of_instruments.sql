-- Whose answers each instrument judges. A judge is calibrated for the models that are still there.
create table instrument_user (
    instrument text        not null,
    model      text        not null,    -- id of a model, registered or not
    used_at    timestamptz not null,
    primary key (instrument, model)
);
