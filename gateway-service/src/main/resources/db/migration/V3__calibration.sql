-- Instruments that probes use. Gold answers are judged with each of them, once in every slot of time.
create table calibration (
    id        text        primary key,       -- hash of the instrument's id
    judging   text        not null,          -- JSON; as the newest probe has it
    used_at   timestamptz not null,          -- when a probe was last submitted that uses it
    sent_slot bigint                         -- the last slot whose answers Kafka holds; null before the first
);
