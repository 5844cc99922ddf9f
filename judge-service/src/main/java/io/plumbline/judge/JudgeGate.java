package io.plumbline.judge;

import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.judge.reading.Capability;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Admits answers for judges that passed their capability check. The first answer for a judge starts the check, and further
 * answers wait for it. A judge that failed is checked again after a while. The next answer repeats a check that could not reach
 * the judge. Every change of a finding is logged and exported.
 */
@ApplicationScoped
class JudgeGate {

    private static final Logger LOG = Logger.getLogger(JudgeGate.class);

    private final CapabilityCheck check;
    private final JudgeMeters meters;
    private final Optional<ScoringMode> fallback;
    private final Duration recheckAfter;
    private final Map<Judge, Entry> entries = new ConcurrentHashMap<>();
    private final Map<Judge, Capability> known = new ConcurrentHashMap<>();

    JudgeGate(CapabilityCheck check, JudgeMeters meters, JudgeConfig config) {
        this.check = check;
        this.meters = meters;
        this.fallback = config.fallback();
        this.recheckAfter = config.recheckAfter();
    }

    /** Decides whether and how an answer is judged. */
    Uni<JudgeAdmission> admit(Judging judging) {
        return capability(judging).chain(found -> {
            if (found.finding() == Capability.Finding.UNFIT
                    && fallback.isPresent()
                    && fallback.get() != judging.mode()) {
                Judging other = judging.in(fallback.get());
                return capability(other).map(instead -> admission(other, instead));
            }
            return Uni.createFrom().item(admission(judging, found));
        });
    }

    /** Forgets a passed check, because a reply contradicts it: the next answer starts another check. */
    void doubt(Judging judging) {
        entries.computeIfPresent(Judge.of(judging), (judge, entry) -> entry.fit ? null : entry);
    }

    private static JudgeAdmission admission(Judging judging, Capability found) {
        return found.isFit() ? new JudgeAdmission.Admitted(judging) : new JudgeAdmission.TurnedAway(found.detail());
    }

    private Uni<Capability> capability(Judging judging) {
        Judge judge = Judge.of(judging);
        return entries.compute(
                        judge,
                        (key, old) -> old == null || Instant.now().isAfter(old.until) ? check(key, judging) : old)
                .found;
    }

    private Entry check(Judge judge, Judging judging) {
        Entry entry = new Entry();
        entry.found = check.run(judging)
                .invoke(found -> remember(judge, entry, found))
                // A fault of this service is no evidence about the judge: the next answer checks again.
                .onFailure()
                .invoke(fault -> entry.until = Instant.MIN)
                .memoize()
                .indefinitely();
        return entry;
    }

    private void remember(Judge judge, Entry entry, Capability found) {
        entry.fit = found.isFit();
        entry.until = switch (found.finding()) {
            case FIT -> Instant.MAX;
            case UNFIT -> Instant.now().plus(recheckAfter);
            case UNKNOWN -> Instant.MIN;
        };
        Capability before = known.put(judge, found);
        if (!found.equals(before)) {
            tell(judge, found);
        }
        meters.capability(judge.model, judge.mode, found);
    }

    private static void tell(Judge judge, Capability found) {
        if (found.isFit()) {
            LOG.infof("judge is fit judge=%s endpoint=%s mode=%s", judge.model, judge.endpoint, judge.mode);
        } else {
            LOG.errorf(
                    "judge cannot be used judge=%s endpoint=%s mode=%s finding=%s check=%s: %s",
                    judge.model,
                    judge.endpoint,
                    judge.mode,
                    found.finding(),
                    found.failed().map(Enum::name).orElse("none"),
                    found.detail());
        }
    }

    private record Judge(URI endpoint, String model, ScoringMode mode) {
        static Judge of(Judging judging) {
            return new Judge(judging.judge().endpoint(), judging.judge().modelName(), judging.mode());
        }
    }

    private static final class Entry {
        private volatile Instant until = Instant.MAX;
        private volatile boolean fit;
        private Uni<Capability> found;
    }
}
