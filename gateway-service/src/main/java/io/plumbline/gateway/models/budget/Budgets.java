package io.plumbline.gateway.models.budget;

import io.plumbline.gateway.models.ModelRegistrationRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads and updates daily budgets in the database. A day begins at midnight UTC. */
public final class Budgets {

    private static final String ADD =
            """
            insert into gateway.model_usage (id, model, day, prompts, calls, prompt_tokens, completion_tokens)
            values (:id, :model, :day, :prompts, :calls, :sent, :received)
            on conflict (id) do update set prompts = model_usage.prompts + excluded.prompts,
                calls = model_usage.calls + excluded.calls,
                prompt_tokens = model_usage.prompt_tokens + excluded.prompt_tokens,
                completion_tokens = model_usage.completion_tokens + excluded.completion_tokens
            """;

    /** Native SQL on the table of the probes' package, because that package depends on this one. */
    private static final String OUTSTANDING =
            """
            select cast(coalesce(sum(greatest(0, next_index - finished_count)), 0) as bigint)
            from gateway.probe_model where model = :model and finished_count < total
            """;

    private Budgets() {}

    /**
     * Whether the model's budget has room for so many prompts that belong to no probe.
     *
     * @param tokens tokens of each, sent and received
     */
    public static Uni<Boolean> fits(Mutiny.Session session, ModelRegistrationRow model, long prompts, long tokens) {
        return of(session, model).chain(budget -> session.createNativeQuery(OUTSTANDING, Long.class)
                .setParameter("model", model.id())
                .getSingleResult()
                .map(outstanding -> budget.fits(prompts, outstanding, tokens)));
    }

    /** The budget of a model today. */
    public static Uni<Budget> of(Mutiny.Session session, ModelRegistrationRow model) {
        return session.find(ModelUsageRow.class, id(today(), model.id()))
                .map(row -> new Budget(model.terms(), row == null ? ModelUsage.NONE : row.usage()));
    }

    /**
     * Adds the use of each model, in the transaction that stores the outcomes, so that each call counts once. The map is sorted,
     * so that all transactions lock the rows in one order.
     */
    public static Uni<Void> add(Mutiny.Session session, SortedMap<String, ModelUsage> used) {
        LocalDate day = today();
        return Multi.createFrom()
                .iterable(used.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> session.createNativeQuery(ADD)
                        .setParameter("id", id(day, entry.getKey()))
                        .setParameter("model", entry.getKey())
                        .setParameter("day", day)
                        .setParameter("prompts", entry.getValue().prompts())
                        .setParameter("calls", entry.getValue().calls())
                        .setParameter("sent", entry.getValue().promptTokens())
                        .setParameter("received", entry.getValue().completionTokens())
                        .executeUpdate())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The used part of the budget, by model: for the models that have a budget and were asked today. */
    public static Uni<Map<String, Double>> ratios(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "select u, m from ModelUsageRow u join ModelRegistrationRow m on m.id = u.model"
                                + " where u.day = :day and m.deletedAt is null",
                        Used.class)
                .setParameter("day", today())
                .getResultList()
                .map(used -> {
                    Map<String, Double> ratios = new TreeMap<>();
                    used.forEach(
                            one -> new Budget(one.model().terms(), one.usage().usage())
                                    .ratio()
                                    .ifPresent(ratio -> ratios.put(one.model().id(), ratio)));
                    return ratios;
                });
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static String id(LocalDate day, String model) {
        return day + "/" + model;
    }

    /** A model with its use today. */
    record Used(ModelUsageRow usage, ModelRegistrationRow model) {}
}
