-- A probe asks one question set or several; until now it was one.
alter table probe add column asked text;     -- JSON: names with hashes, variants and prompts in the order of asking
update probe p set asked = json_build_object('sets', json_build_array(json_build_object(
    'name', question_set,
    'variants', to_json(string_to_array(variants, ',')),
    'prompts', coalesce((select max(m.total) from probe_model m where m.probe_id = p.id), 0))));
alter table probe alter column asked set not null, drop column question_set, drop column variants;
