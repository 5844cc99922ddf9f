package io.plumbline.gateway.questions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.gateway.questions.file.QuestionFile;
import io.plumbline.gateway.questions.file.QuestionSetException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** The built-in and the imported question sets. */
@ApplicationScoped
public class QuestionSets {

    private static final Pattern BASE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Of files that stay read; the published ones have about 300,000. */
    private static final long MOST_CHARACTERS = 10_000_000;

    private static final String KEEP_INLINE =
            """
            insert into gateway.question_set (name, base_name, content, imported_at, is_private)
            values (:name, :base, :content, now(), false) on conflict (name) do nothing
            """;

    private final Transactions database;
    private final BuiltInSets builtIn;
    private final Variants variants;

    /** Read files by full name; what a full name means never changes. Probes may bring any number of them along. */
    private final Cache<String, Read> read = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .<String, Read>weigher((name, known) -> known.characters())
            .build();

    QuestionSets(Transactions database, BuiltInSets builtIn, Variants variants) {
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
        QuestionSet known = builtIn.find(name)
                .or(() -> Optional.ofNullable(read.getIfPresent(name)).map(Read::set))
                .orElse(null);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return stored(name)
                .onItem()
                .ifNull()
                .failWith(() -> new QuestionSetException("questionSets", "there is no question set '" + name + "'"))
                .map(row -> read(row).set());
    }

    /** What a probe brings along, as a set; ends the request where something is wrong with it, by pointers from {@code at} on. */
    public InlineSet inline(List<InlineQuestion> questions, String at) {
        return InlineSet.of(questions, at, variants);
    }

    /** Makes such a set durable with the transaction; one that was there before stays. */
    public Uni<Void> keep(Mutiny.Session session, InlineSet inline) {
        return session.createNativeQuery(KEEP_INLINE)
                .setParameter("name", inline.set().name())
                .setParameter("base", InlineSet.BASE_NAME)
                .setParameter("content", inline.content())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Every set that has a name, built-in ones first. */
    Uni<List<QuestionSet>> all() {
        return database.once(session -> session.createQuery(
                                "from QuestionSetRow where baseName <> :inline order by name", QuestionSetRow.class)
                        .setParameter("inline", InlineSet.BASE_NAME)
                        .getResultList())
                .map(rows -> Stream.concat(builtIn.all().stream(), rows.stream().map(row -> read(row)
                                .set()))
                        .toList());
    }

    /**
     * Keeps a question file. One that is kept already becomes the newest of its name again; where it is that, nothing changes.
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
        if (baseName.equals(InlineSet.BASE_NAME)) {
            throw new QuestionSetException("name", "'" + baseName + "' means questions that probes bring along");
        }
        if (builtIn.holds(baseName)) {
            throw new QuestionSetException("name", "'" + baseName + "' is a built-in question set");
        }
        String name = isPrivate ? ContentHash.privateName(baseName, yaml) : ContentHash.name(baseName, yaml);
        QuestionSetRow row = new QuestionSetRow(name, baseName, yaml, Instant.now(), isPrivate);
        Imported imported = read(row);
        return database.once(session -> newest(session, baseName)
                        .chain(newest -> name.equals(newest) ? Uni.createFrom().voidItem() : keep(session, actor, row)))
                .replaceWith(imported);
    }

    private static Uni<Void> keep(Mutiny.Session session, Actor actor, QuestionSetRow row) {
        return session.find(QuestionSetRow.class, row.name).chain(known -> {
            AuditedChange change = new AuditedChange(
                    "imported", "question-set", row.name, known == null ? null : noted(known), noted(row));
            return session.merge(row).chain(() -> AuditLog.note(session, actor, change));
        });
    }

    private static Uni<String> newest(Mutiny.Session session, String baseName) {
        return session.createSelectionQuery(
                        "select name from QuestionSetRow where baseName = :base order by importedAt desc", String.class)
                .setParameter("base", baseName)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    /** Its texts may be private. */
    private static Map<String, Object> noted(QuestionSetRow row) {
        return Map.of("private", row.isPrivate, "characters", row.content.length(), "importedAt", row.importedAt);
    }

    private Imported read(QuestionSetRow row) {
        QuestionFile file = QuestionFile.parse(row.content);
        Read known = read.get(
                row.name,
                key -> new Read(new QuestionSet(key, file, Set.of(), variants, row.isPrivate), row.content.length()));
        return new Imported(known.set(), file.warnings());
    }

    private Uni<QuestionSetRow> stored(String name) {
        return database.once(session -> session.createQuery(
                        "from QuestionSetRow where name = :name or (baseName = :name and baseName <> :inline)"
                                + " order by importedAt desc",
                        QuestionSetRow.class)
                .setParameter("name", name)
                .setParameter("inline", InlineSet.BASE_NAME)
                .setMaxResults(1)
                .getSingleResultOrNull());
    }

    /** A set, and how long its file is. */
    private record Read(QuestionSet set, int characters) {}

    /**
     * A file that was just read.
     *
     * @param set its questions
     * @param warnings what was ignored in it
     */
    record Imported(QuestionSet set, List<String> warnings) {}
}
