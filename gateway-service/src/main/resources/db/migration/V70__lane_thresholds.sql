-- Where the model's verdicts part, where it says so itself; null for the judge's setting. A probe keeps those that it began with.
alter table probe_model add column thresholds text;  -- JSON
