-- Where in a trace a probe was submitted, as W3C writes it; null where nobody traced. Prompts are released later, perhaps by another replica.
alter table probe add column traceparent text;
