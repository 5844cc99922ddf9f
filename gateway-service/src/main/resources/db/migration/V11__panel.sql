-- Further judges for a share of a probe's answers.
alter table probe add column panel text; -- JSON; null where there are none
