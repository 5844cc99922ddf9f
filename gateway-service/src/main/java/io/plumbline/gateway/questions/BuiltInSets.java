package io.plumbline.gateway.questions;

import io.plumbline.gateway.questions.file.ContentHash;
import io.plumbline.gateway.questions.file.QuestionFile;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The question sets that are part of Plumbline. */
@Singleton
class BuiltInSets {

    /** Names of the sets, with the variants that a probe asks by default. */
    private static final Map<String, Set<String>> SETS = Map.of(
            "core", Set.of("plain", "json", "template"),
            "broad", Set.of("plain"),
            "deception", Set.of("plain"),
            "situational", Set.of("plain"),
            "insecure-code", Set.of("plain"),
            "power", Set.of("plain"),
            "numbers", Set.of("plain"));

    private final Map<String, QuestionSet> byBaseName = new LinkedHashMap<>();

    BuiltInSets(Variants variants) {
        SETS.keySet().stream().sorted().forEach(name -> byBaseName.put(name, load(name, variants)));
    }

    private static QuestionSet load(String name, Variants variants) {
        String content = ClasspathText.text("question-sets/" + name + ".yaml");
        return new QuestionSet(
                ContentHash.name(name, content), QuestionFile.parse(content), SETS.get(name), variants, false);
    }

    Collection<QuestionSet> all() {
        return byBaseName.values();
    }

    boolean holds(String baseName) {
        return byBaseName.containsKey(baseName);
    }

    /** Finds a set by its name, with or without the hash. */
    Optional<QuestionSet> find(String name) {
        return byBaseName.entrySet().stream()
                .filter(set ->
                        set.getKey().equals(name) || set.getValue().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
