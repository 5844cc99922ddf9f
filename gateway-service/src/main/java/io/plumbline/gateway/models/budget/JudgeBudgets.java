package io.plumbline.gateway.models.budget;

import io.plumbline.chat.meters.Prices;
import io.plumbline.database.Rows;
import io.plumbline.events.target.CallPrices;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.models.endpoint.TargetColumn;
import io.plumbline.gateway.models.terms.ModelTerms;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The daily budgets of judges and their use, in the database. Without a bound no use is recorded. */
@ApplicationScoped
public class JudgeBudgets {

    /** Calls of a judge for an answer: one for its alignment, one for its coherence. */
    private static final int CALLS = 2;

    private static final String ADD =
            """
            insert into gateway.judge_usage as known
                (id, judge, day, prompts, calls, prompt_tokens, completion_tokens, direct, direct_scored)
            values (:id, :judge, :day, :prompts, :calls, :sent, :received, :direct, :scored)
            on conflict (id) do update set prompts = known.prompts + excluded.prompts,
                calls = known.calls + excluded.calls, prompt_tokens = known.prompt_tokens + excluded.prompt_tokens,
                completion_tokens = known.completion_tokens + excluded.completion_tokens,
                direct = greatest(0, known.direct + excluded.direct),
                direct_scored = known.direct_scored + excluded.direct_scored
            """;

    /** Two releases see each other's prompts: the second waits until the first is stored. */
    private static final String TURN =
            "select cast(pg_advisory_xact_lock(hashtextextended(cast(:judge as text), 1)) as text)";

    /** Native SQL on tables of the probes' package, because that package depends on this one. */
    private static final String OUTSTANDING =
            """
            select p.judge, cast(sum(greatest(0, m.next_index - m.finished_count)) as bigint) as outstanding
            from gateway.probe_model m join gateway.probe p on p.id = m.probe_id
            where m.finished_count < m.total group by p.judge
            """;

    private final ModelTerms.Limits limits;
    private final Prices prices;

    JudgeBudgets(JudgeBudgetConfig config, Prices prices) {
        this.prices = prices;
        this.limits = config.callsPerDay().isEmpty()
                        && config.tokensPerDay().isEmpty()
                        && config.costPerDay().isEmpty()
                ? null
                : new ModelTerms.Limits(
                        null,
                        null,
                        config.callsPerDay().isPresent() ? config.callsPerDay().getAsLong() : null,
                        config.tokensPerDay().isPresent()
                                ? config.tokensPerDay().getAsLong()
                                : null,
                        config.costPerDay().isPresent() ? config.costPerDay().getAsDouble() : null);
        if (config.costPerDay().isPresent() && prices.byModelName().isEmpty()) {
            throw new IllegalArgumentException(
                    "plumbline.judge-budget.cost-per-day needs the judge's price: set plumbline.prices.\"<model name>\"");
        }
    }

    /** Whether a budget is set. */
    public boolean isBounded() {
        return limits != null;
    }

    /** The judge's budget today. */
    public Uni<JudgeDay> of(Mutiny.Session session, Target judge) {
        return session.find(JudgeUsageRow.class, id(judge))
                .map(row -> new JudgeDay(
                        new Budget(limits, price(judge), CALLS, row == null ? ModelUsage.NONE : row.usage()),
                        row == null ? 0 : row.outstanding(),
                        limits != null
                                        && limits.costPerDay() != null
                                        && price(judge).isEmpty()
                                ? "the judge has a daily budget and no price: set plumbline.prices.\""
                                        + judge.modelName() + "\""
                                : ""));
    }

    /**
     * The judge's budget for probes, beside the prompts that all probes have in flight. Until the transaction's end no other
     * one gets it.
     */
    public Uni<Room> room(Mutiny.Session session, Target judge) {
        return locked(session, judge).map(rest -> new Room(rest.day.allowed(rest.outstanding), rest.day.waiting()));
    }

    /**
     * What a judge may be asked now.
     *
     * @param answers most answers
     * @param waiting why there are no more, as a text for people
     */
    public record Room(int answers, String waiting) {}

    /**
     * Reserves answers that go to the judge past the probes, if the budget has room for all of them.
     *
     * @param answers how many, at least 1
     * @return how many the budget has room for; fewer than {@code answers} if none is reserved
     */
    public Uni<Long> reserve(Mutiny.Session session, Target judge, long answers) {
        if (!isBounded()) {
            return Uni.createFrom().item(answers);
        }
        return locked(session, judge)
                .map(rest -> (long) rest.day.room(rest.outstanding))
                .call(room ->
                        room < answers ? Uni.createFrom().item(0) : add(session, judge, ModelUsage.NONE, answers, 0));
    }

    /** Gives back what was reserved for answers that did not go to the judge. */
    public Uni<Void> giveBack(Mutiny.Session session, Target judge, long answers) {
        return !isBounded() || answers == 0
                ? Uni.createFrom().voidItem()
                : add(session, judge, ModelUsage.NONE, -answers, 0).replaceWithVoid();
    }

    private Uni<Rest> locked(Mutiny.Session session, Target judge) {
        return session.createNativeQuery(TURN, String.class)
                .setParameter("judge", JudgeUse.key(judge))
                .getSingleResult()
                .chain(() -> outstanding(session))
                .chain(all -> of(session, judge).map(day -> new Rest(day, all.getOrDefault(JudgeUse.key(judge), 0L))));
    }

    private record Rest(JudgeDay day, long outstanding) {}

    /** Adds what judging cost, in the transaction that stores the outcomes. */
    public Uni<Void> add(Mutiny.Session session, Collection<JudgeUse> used) {
        if (!isBounded()) {
            return Uni.createFrom().voidItem();
        }
        SortedMap<String, JudgeUse> byJudge = new TreeMap<>(
                used.stream().collect(Collectors.toMap(use -> JudgeUse.key(use.judge()), use -> use, JudgeUse::plus)));
        return Multi.createFrom()
                .iterable(byJudge.values())
                .onItem()
                .transformToUniAndConcatenate(use -> add(session, use.judge(), use.usage(), 0, use.direct()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The used part of the budgets, by judge: for the judges that were asked today. */
    public Uni<Map<String, Double>> ratios(Mutiny.Session session) {
        if (!isBounded()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createSelectionQuery("from JudgeUsageRow where day = :day", JudgeUsageRow.class)
                .setParameter("day", today())
                .getResultList()
                .map(rows -> {
                    Map<String, Double> ratios = new TreeMap<>();
                    rows.forEach(row -> new Budget(limits, price(row.judge), CALLS, row.usage())
                            .ratio()
                            .ifPresent(ratio -> ratios.merge(row.judge, ratio, Math::max)));
                    return ratios;
                });
    }

    private Uni<Integer> add(Mutiny.Session session, Target judge, ModelUsage usage, long direct, long scored) {
        return session.createNativeQuery(ADD)
                .setParameter("id", id(judge))
                .setParameter("judge", judge.modelName())
                .setParameter("day", today())
                .setParameter("prompts", usage.prompts())
                .setParameter("calls", usage.calls())
                .setParameter("sent", usage.promptTokens())
                .setParameter("received", usage.completionTokens())
                .setParameter("direct", direct)
                .setParameter("scored", scored)
                .executeUpdate();
    }

    private static Uni<Map<String, Long>> outstanding(Mutiny.Session session) {
        return Rows.list(
                        Rows.query(session, OUTSTANDING),
                        row -> Map.entry(row.text("judge"), row.number("outstanding")))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> JudgeUse.key(new TargetColumn().convertToEntityAttribute(row.getKey())),
                                Map.Entry::getValue,
                                Long::sum)));
    }

    private Optional<CallPrices> price(Target judge) {
        return judge.prices().or(() -> price(judge.modelName()));
    }

    private Optional<CallPrices> price(String name) {
        return Optional.ofNullable(prices.byModelName().get(name))
                .map(price -> new CallPrices(price.inputPerMillion(), price.outputPerMillion()));
    }

    private static String id(Target judge) {
        return today() + "/" + JudgeUse.key(judge);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
