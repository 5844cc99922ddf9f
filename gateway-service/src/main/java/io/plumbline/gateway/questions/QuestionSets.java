package io.plumbline.gateway.questions;

import io.plumbline.gateway.Database;
import io.plumbline.gateway.audit.Actor;
import io.plumbline.gateway.audit.AuditLog;
import io.plumbline.gateway.audit.Change;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The built-in and the imported question sets. */
@ApplicationScoped
public class QuestionSets {

    private static final Pattern BASE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Database database;
    private final BuiltInSets builtIn;
    private final Variants variants;

    /** Read files by full name; what a full name means never changes. */
    private final Map<String, QuestionSet> read = new ConcurrentHashMap<>();

    QuestionSets(Database database, BuiltInSets builtIn, Variants variants) {
        this.database = database;
        this.builtIn = builtIn;
        this.variants = variants;
    }

    /**
     * A set by its name; a name without a hash means the version imported last, or the built-in one.
     *
     * @return fails with {@link QuestionSetException} where there is none
     */
    public Uni<QuestionSet> find(String name) {
        QuestionSet known = builtIn.find(name).orElse(read.get(name));
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return stored(name)
                .onItem()
                .ifNull()
                .failWith(() -> new QuestionSetException("questionSet", "there is no question set '" + name + "'"))
                .map(row -> read(row).set());
    }

    /** Every set, built-in ones first. */
    Uni<List<QuestionSet>> all() {
        return database.transaction(
                        session -> session.createQuery("from QuestionSetRow order by name", QuestionSetRow.class)
                                .getResultList())
                .map(rows -> Stream.concat(builtIn.all().stream(), rows.stream().map(row -> read(row)
                                .set()))
                        .toList());
    }

    /**
     * Keeps a question file. One that is kept already becomes the newest of its name again.
     *
     * @param actor who keeps it
     * @param baseName what to call it
     * @param yaml the file
     * @param isPrivate whether its texts are to be kept from view
     * @return fails with {@link QuestionSetException} where the name or the file is wrong
     */
    Uni<Imported> keep(Actor actor, String baseName, String yaml, boolean isPrivate) {
        if (!BASE_NAME.matcher(baseName).matches()) {
            throw new QuestionSetException("name", "must be 1 to 64 letters, digits, dots, dashes or underscores");
        }
        if (builtIn.holds(baseName)) {
            throw new QuestionSetException("name", "'" + baseName + "' is a built-in question set");
        }
        String name = isPrivate ? ContentHash.privateName(baseName, yaml) : ContentHash.name(baseName, yaml);
        QuestionSetRow row = new QuestionSetRow(name, baseName, yaml, Instant.now(), isPrivate);
        Imported imported = read(row);
        return database.transaction(
                        session -> session.find(QuestionSetRow.class, name).chain(known -> {
                            Change change = new Change(
                                    "imported", "question-set", name, known == null ? null : noted(known), noted(row));
                            return session.merge(row).chain(() -> AuditLog.note(session, actor, change));
                        }))
                .replaceWith(imported);
    }

    /** Its texts may be private. */
    private static Map<String, Object> noted(QuestionSetRow row) {
        return Map.of("private", row.isPrivate, "characters", row.content.length(), "importedAt", row.importedAt);
    }

    private Imported read(QuestionSetRow row) {
        QuestionFile file = QuestionFile.parse(row.content);
        QuestionSet set =
                read.computeIfAbsent(row.name, key -> new QuestionSet(key, file, Set.of(), variants, row.isPrivate));
        return new Imported(set, file.warnings());
    }

    private Uni<QuestionSetRow> stored(String name) {
        return database.transaction(session -> session.createQuery(
                        "from QuestionSetRow where name = :name or baseName = :name order by importedAt desc",
                        QuestionSetRow.class)
                .setParameter("name", name)
                .setMaxResults(1)
                .getSingleResultOrNull());
    }

    /**
     * A file that was just read.
     *
     * @param set its questions
     * @param warnings what was ignored in it
     */
    record Imported(QuestionSet set, List<String> warnings) {}
}
