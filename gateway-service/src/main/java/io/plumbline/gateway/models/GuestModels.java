package io.plumbline.gateway.models;

import io.plumbline.events.prompt.Guest;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.models.endpoint.TargetColumn;
import io.plumbline.gateway.questions.file.ContentHash;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Guests: models that a single probe brings along. Their lanes need a row of the registry. It is stored as that of a deleted
 * model and never published, so no list, fleet page or schedule has it.
 */
public final class GuestModels {

    private static final int LONGEST_NAME = 48;

    private static final String ROW =
            """
            insert into gateway.registered_model (id, revision, target, labels, registered_at, version, published_version, deleted_at)
            values (:id, '', :target, '{}', to_timestamp(:now / 1000.0), 0, 0, to_timestamp(:now / 1000.0)) on conflict do nothing
            """;

    private static final String TURN = "insert into gateway.model_turn (model) values (:id) on conflict do nothing";

    private GuestModels() {}

    /** The guest at a target. Equal targets make equal ids, such as {@code guest:org-model-7b-1f0c9a7be2d4}. */
    public static ModelRegistrationRow of(Target target) {
        String readable = target.modelName()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[^a-z0-9]+", "");
        String id = Guest.MARK
                + readable.substring(0, Math.min(readable.length(), LONGEST_NAME))
                + "-"
                + ContentHash.of(new TargetColumn().convertToDatabaseColumn(target));
        return new ModelRegistrationRow(id).at(target);
    }

    /** Stores the guests among these models, by id: a single order for all transactions prevents deadlocks. */
    public static Uni<Void> store(Mutiny.Session session, Collection<ModelRegistrationRow> models, Instant now) {
        return Multi.createFrom()
                .items(models.stream()
                        .filter(model -> Guest.is(model.id()))
                        .sorted(Comparator.comparing(ModelRegistrationRow::id)))
                .onItem()
                .transformToUniAndConcatenate(guest -> store(session, guest, now))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Integer> store(Mutiny.Session session, ModelRegistrationRow guest, Instant now) {
        return session.createNativeQuery(ROW)
                .setParameter("id", guest.id())
                .setParameter("target", new TargetColumn().convertToDatabaseColumn(guest.target()))
                .setParameter("now", now.toEpochMilli())
                .executeUpdate()
                .chain(() -> session.createNativeQuery(TURN)
                        .setParameter("id", guest.id())
                        .executeUpdate());
    }
}
