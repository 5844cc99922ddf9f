package io.plumbline.judge;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.events.judging.CheckFinding;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Target;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.Judgement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Admits answers for judges that passed their capability check. The first answer for a judge starts the check, and further
 * answers wait for it. A passed check is repeated daily, and after a reply that contradicts it. A judge that failed is checked
 * again after a while. The next answer repeats a check that could not reach
 * the judge. Every change of a finding is logged and exported.
 */
@ApplicationScoped
class JudgeGate {

    private static final Logger LOG = Logger.getLogger(JudgeGate.class);

    private static final int MOST_JUDGES = 1000;

    /**
     * After a check, a contradicting reply starts no other for this long at most, however many such replies there are: a check
     * costs several calls.
     */
    private static final Duration BETWEEN_DOUBTS = Duration.ofSeconds(30);

    private final CapabilityCheck check;
    private final JudgeMeters meters;
    private final Optional<ScoringMode> fallback;
    private final Duration recheckAfter;
    private final Duration validFor;
    private final Duration betweenDoubts;

    /** Each probe can name another judge, so the map needs a bound. */
    private final Map<Judge, Entry> entries =
            Caffeine.newBuilder().maximumSize(MOST_JUDGES).<Judge, Entry>build().asMap();

    JudgeGate(CapabilityCheck check, JudgeMeters meters, JudgeConfig config) {
        this.check = check;
        this.meters = meters;
        this.fallback = config.fallback();
        this.recheckAfter = config.recheckAfter();
        this.validFor = config.checkEvery();
        this.betweenDoubts = recheckAfter.compareTo(BETWEEN_DOUBTS) < 0 ? recheckAfter : BETWEEN_DOUBTS;
    }

    /** Decides whether and how an answer is judged. */
    Uni<JudgeAdmission> admit(Judging judging) {
        return capability(judging).chain(found -> {
            if (found.finding() == CheckFinding.UNFIT && fallback.isPresent() && fallback.get() != judging.mode()) {
                Judging other = judging.in(fallback.get());
                return capability(other).map(instead -> admission(other, instead));
            }
            return Uni.createFrom().item(admission(judging, found));
        });
    }

    /** Forgets a passed check if a judgement contradicts it: the next answer starts another check. */
    void hear(Judging judging, List<Judgement> judgements) {
        if (judgements.stream().anyMatch(Judgement::contradictsCapability)) {
            doubt(judging, Capability::admits);
        } else if (judgements.stream().anyMatch(Judgement::isShort)) {
            doubt(judging, found -> found.admits() && found.sendsAll());
        }
    }

    private void doubt(Judging judging, Predicate<Capability> contradicted) {
        entries.computeIfPresent(Judge.of(judging), (judge, entry) -> {
            boolean settled = entry.found().filter(contradicted).isPresent();
            if (settled && Instant.now().isAfter(entry.checkedAt.plus(betweenDoubts))) {
                entry.until = Instant.MIN;
            }
            return entry;
        });
    }

    private static JudgeAdmission admission(Judging judging, Capability found) {
        return found.admits() ? new JudgeAdmission.Admitted(judging, found) : new JudgeAdmission.TurnedAway(found);
    }

    private Uni<Capability> capability(Judging judging) {
        Judge judge = Judge.of(judging);
        return entries.compute(
                        judge,
                        (key, old) -> old == null || Instant.now().isAfter(old.until) ? check(key, judging, old) : old)
                .pending;
    }

    private Entry check(Judge judge, Judging judging, Entry old) {
        Entry entry = new Entry();
        Optional<Capability> before = Optional.ofNullable(old).flatMap(Entry::found);
        entry.pending = check.run(judging)
                .invoke(found -> remember(judge, entry, before, found))
                // A fault of this service is no evidence about the judge: the next answer checks again.
                .onFailure()
                .invoke(fault -> entry.until = Instant.MIN)
                .memoize()
                .indefinitely();
        return entry;
    }

    private void remember(Judge judge, Entry entry, Optional<Capability> before, Capability found) {
        Instant now = Instant.now();
        entry.known = found;
        entry.checkedAt = now;
        entry.until = switch (found.finding()) {
            case FIT, UNSEEN -> now.plus(validFor);
            case UNFIT -> now.plus(recheckAfter);
            case UNKNOWN -> Instant.MIN;
        };
        if (!before.equals(Optional.of(found))) {
            tell(judge, found);
        }
        meters.capability(judge.target.modelName(), judge.mode, found);
    }

    private static void tell(Judge judge, Capability found) {
        if (found.admits()) {
            LOG.infof(
                    "judge can be used judge=%s endpoint=%s mode=%s finding=%s %s",
                    judge.target.modelName(), judge.target.endpoint(), judge.mode, found.finding(), found.detail());
        } else {
            LOG.errorf(
                    "judge cannot be used judge=%s endpoint=%s mode=%s finding=%s check=%s: %s",
                    judge.target.modelName(),
                    judge.target.endpoint(),
                    judge.mode,
                    found.finding(),
                    found.failed().map(Enum::name).orElse("none"),
                    found.detail());
        }
    }

    /** A judge as it is called. Limits and prices change no reply. */
    private record Judge(Target target, ScoringMode mode) {
        static Judge of(Judging judging) {
            return new Judge(judging.judge().on(Optional.empty(), Optional.empty()), judging.mode());
        }
    }

    private static final class Entry {
        private volatile Instant until = Instant.MAX;
        private volatile Instant checkedAt = Instant.MIN;
        private volatile Capability known;
        private Uni<Capability> pending;

        Optional<Capability> found() {
            return Optional.ofNullable(known);
        }
    }
}
