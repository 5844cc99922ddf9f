-- When a model's rates are too high, 0 to 1, where it is registered with that.
alter table model
    add column misaligned_threshold double precision,
    add column incoherent_threshold double precision;
