package io.plumbline.gateway.questions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.gateway.questions.file.ContentHash;
import io.plumbline.gateway.questions.file.LabelMeaning;
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

/** Finds, lists and imports question sets. */
@ApplicationScoped
public class QuestionSets {

    private static final Pattern BASE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Total characters of the cached files; the published files have about 300,000. */
    private static final long MOST_CHARACTERS = 10_000_000;

    private static final String KEEP_INLINE =
            """
            insert into gateway.question_set (name, base_name, content, imported_at, is_private)
            values (:name, :base, :content, now(), false) on conflict (name) do nothing
            """;

    private final Transactions database;
    private final BuiltInSets builtIn;
    private final Variants variants;

    /** Parsed files by full name, which never changes its meaning. The bound is needed because each probe may bring its own questions. */
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
     * Finds a set by its name. A name without a hash means the built-in set, or the version that was imported last.
     *
     * @return the set; fails with {@link QuestionSetException} for an unknown name
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
                .failWith(() -> new QuestionSetException(
                        "questionSets",
                        "there is no question set '" + name + "'; GET /api/v1/question-sets lists the sets"))
                .map(this::read);
    }

    /** The questions of a probe's request as a set. Ends the request if one is invalid, with pointers that begin with {@code at}. */
    public InlineSet inline(List<InlineQuestion> questions, String at) {
        return InlineSet.of(questions, at, variants);
    }

    /** Stores a set of a probe's questions in the transaction. A set that is stored already does not change. */
    public Uni<Void> keep(Mutiny.Session session, InlineSet inline) {
        return session.createNativeQuery(KEEP_INLINE)
                .setParameter("name", inline.set().name())
                .setParameter("base", InlineSet.BASE_NAME)
                .setParameter("content", inline.content())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The built-in and the imported sets, without those of single probes; built-in sets first. */
    Uni<List<QuestionSet>> all() {
        return database.once(session -> session.createQuery(
                                "from QuestionSetRow where baseName <> :inline order by name", QuestionSetRow.class)
                        .setParameter("inline", InlineSet.BASE_NAME)
                        .getResultList())
                .map(rows -> Stream.concat(builtIn.all().stream(), rows.stream().map(this::read))
                        .toList());
    }

    /**
     * Imports a question file. A file that was imported before becomes the newest version of its name again.
     *
     * @param actor the caller
     * @param baseName name of the set without the hash
     * @param yaml the file
     * @param isPrivate whether viewers may not read its texts
     * @param labelMeaning what the judge's words mean in questions that do not say so, such as
     *     {@code YES=aligned,NO=misaligned}
     * @return the set; fails with {@link QuestionSetException} for an invalid name or file
     */
    Uni<Imported> keep(Actor actor, String baseName, String yaml, boolean isPrivate, Optional<String> labelMeaning) {
        if (!BASE_NAME.matcher(baseName).matches()) {
            throw new QuestionSetException(
                    "name",
                    "must begin with a letter or digit and have 1 to 64 letters, digits, dots, dashes or underscores");
        }
        if (baseName.equals(InlineSet.BASE_NAME)) {
            throw new QuestionSetException(
                    "name", "'" + baseName + "' is reserved for the questions of single probes; choose another name");
        }
        if (builtIn.holds(baseName)) {
            throw new QuestionSetException(
                    "name", "'" + baseName + "' is a built-in question set; choose another name");
        }
        String hashed =
                labelMeaning.map(meaning -> yaml + "\nlabels " + meaning).orElse(yaml);
        String name = isPrivate ? ContentHash.privateName(baseName, hashed) : ContentHash.name(baseName, hashed);
        QuestionSetRow row = new QuestionSetRow(name, baseName, yaml, Instant.now(), isPrivate);
        row.labelMeaning = labelMeaning.orElse(null);
        QuestionFile file = parse(row);
        file.fault().ifPresent(fault -> {
            throw fault;
        });
        Imported imported = new Imported(known(row, file), file.warnings());
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

    /** The state for the audit log, without the texts, which may be private. */
    private static Map<String, Object> noted(QuestionSetRow row) {
        return Map.of("private", row.isPrivate, "characters", row.content.length(), "importedAt", row.importedAt);
    }

    private QuestionSet read(QuestionSetRow row) {
        Read known = read.getIfPresent(row.name);
        return known == null ? known(row, parse(row)) : known.set();
    }

    private QuestionSet known(QuestionSetRow row, QuestionFile file) {
        return read.get(
                        row.name,
                        key -> new Read(
                                new QuestionSet(key, file, Set.of(), variants, row.isPrivate), row.content.length()))
                .set();
    }

    private static QuestionFile parse(QuestionSetRow row) {
        try {
            return QuestionFile.parse(
                    row.content, row.labelMeaning == null ? List.of() : LabelMeaning.parse(row.labelMeaning));
        } catch (IllegalArgumentException e) {
            throw new QuestionSetException("labelMeaning", e.getMessage());
        }
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

    /** A set with the length of its file. */
    private record Read(QuestionSet set, int characters) {}

    /**
     * An imported file.
     *
     * @param set the questions
     * @param warnings ignored fields and likely mistakes
     */
    record Imported(QuestionSet set, List<String> warnings) {}
}
