package io.plumbline.chat.call;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.http.TargetSender;
import io.plumbline.chat.limits.CallAdmission;
import io.plumbline.chat.limits.ReplyWait;
import io.plumbline.chat.meters.CallObserver;
import io.plumbline.chat.protocol.Dialect;
import io.plumbline.chat.reply.Attempt;
import io.plumbline.events.answer.Usage;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * One call with all its attempts. Its total time runs from the first attempt, because the call costs no money before that. The
 * wait for the first attempt can last as long again. No attempt goes out for work that another replica may have taken over, or whose
 * result is not wanted any more. An attempt without a waiting caller is broken off.
 */
final class ModelCall {

    private static final CallAdmission WITHDRAWN =
            CallAdmission.refused(Kind.WITHDRAWN, "the result is not wanted any more");
    private static final Logger LOG = Logger.getLogger(ModelCall.class);

    private final TargetSender.Prepared request;
    private final CallSlot slot;
    private final ModelTraits model;
    private final CallObserver observer;
    private final CallRules rules;
    private final CallClaim claim;
    private final Map<Kind, Integer> failures = new EnumMap<>(Kind.class);
    private Usage charged = Usage.NONE;
    private long endNanos;

    /** A call whose {@code request} is already written. */
    ModelCall(
            TargetSender.Prepared request,
            CallSlot slot,
            ModelTraits model,
            CallObserver observer,
            CallRules rules,
            CallClaim claim) {
        this.request = request;
        this.slot = slot;
        this.model = model;
        this.observer = observer;
        this.rules = rules;
        this.claim = claim;
    }

    Uni<ChatResult> make() {
        return attempt(1, rules.totalTime());
    }

    private Uni<ChatResult> attempt(int number, Duration left) {
        if (claim.isWithdrawn()) {
            return answered(WITHDRAWN, number);
        }
        return claim.unlessWithdrawn(slot.take(left, number > 1), WITHDRAWN).chain(admission -> {
            if (admission.refusal().isPresent()) {
                return answered(admission, number);
            }
            if (claim.isWithdrawn()) {
                slot.withdraw(admission);
                return answered(WITHDRAWN, number);
            }
            return send(admission, number);
        });
    }

    private Uni<ChatResult> answered(CallAdmission refusal, int number) {
        return Uni.createFrom().item(refused(refusal.refusal().orElseThrow(), number - 1));
    }

    private ChatResult refused(Failure refusal, int attempts) {
        observer.refused(refusal);
        return new Failure(refusal.kind(), refusal.detail(), attempts, charged);
    }

    private Uni<ChatResult> send(CallAdmission admission, int number) {
        Dialect form = model.dialect();
        return claim.confirmed()
                .chain(() -> sent(form, number))
                .onCancellation()
                .invoke(() -> slot.withdraw(admission))
                .chain(attempt -> {
                    slot.over(admission, attempt);
                    return next(attempt, form, number);
                });
    }

    private Uni<Attempt> sent(Dialect form, int number) {
        long start = rules.clock().nanos();
        endNanos = number == 1 ? start + rules.totalTime().toNanos() : endNanos;
        observer.sent();
        model.timeout().begin();
        return request.send(form, deadline(start), number)
                .onTermination()
                .invoke(model.timeout()::end)
                .onCancellation()
                .invoke(observer::givenUp)
                .invoke(attempt -> {
                    Duration took = Duration.ofNanos(rules.clock().nanos() - start);
                    observer.returned(attempt, took);
                    learn(attempt, start, took);
                });
    }

    /** No attempt outlasts its call. */
    private LateReply deadline(long start) {
        ReplyWait wait = model.timeout().next(failures.getOrDefault(Kind.TIMEOUT, 0));
        Duration left = Duration.ofNanos(endNanos - start);
        ReplyWait bounded = new ReplyWait(shorter(wait.usual(), left), shorter(wait.longest(), left));
        return new LateReply(model.timeout(), bounded, start);
    }

    private void learn(Attempt attempt, long start, Duration took) {
        charged = charged.plus(attempt.usage());
        attempt.kind().ifPresent(kind -> failures.merge(kind, 1, Integer::sum));
        if (attempt.kind().isEmpty()) {
            model.timeout().learn(start, took);
            model.timeouts().replied();
        } else if (attempt.kind().get() == Kind.TIMEOUT) {
            String detail = attempt.failure().map(Failure::detail).orElse("");
            model.timeouts().timedOut(rules.clock().nanos(), detail);
            model.timeout().timedOut(took).ifPresent(longer -> warn(detail, longer));
        }
    }

    private static void warn(String detail, Duration longer) {
        LOG.warnf(
                "slow endpoint: %s; from now on calls of this model wait up to %d s, and fewer go out at once",
                detail, longer.toSeconds());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Uni<ChatResult> next(Attempt attempt, Dialect form, int number) {
        if (attempt.dialect().isPresent()) {
            Dialect asked = attempt.dialect().get();
            if (model.learn(form, asked)) {
                LOG.infof(
                        "endpoint refuses a field: %s; from now on calls of this model have %s",
                        attempt.failure().map(Failure::detail).orElse(""), asked.words());
            }
            return again(attempt, number);
        }
        Duration left = Duration.ofNanos(endNanos - rules.clock().nanos());
        int alike = attempt.kind().map(failures::get).orElse(1);
        return rules.retries()
                .pause(attempt, number, alike, left, ThreadLocalRandom.current().nextDouble())
                .map(pause -> claim.unlessWithdrawn(rules.pause(pause), null).chain(() -> again(attempt, number)))
                .orElseGet(() -> Uni.createFrom().item(attempt.result().costing(charged)));
    }

    private Uni<ChatResult> again(Attempt attempt, int number) {
        if (!claim.isWithdrawn()) {
            attempt.kind().ifPresent(observer::retried);
        }
        return attempt(number + 1, Duration.ofNanos(endNanos - rules.clock().nanos()));
    }
}
