package io.plumbline.judge.scoring;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.chat.Continuation;
import io.plumbline.events.target.Target;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** How each judge's endpoint lets a reply be continued, as the capability check has found out. */
@Singleton
public class Continuations {

    private static final int MOST_JUDGES = 1000;

    private final Map<Target, Optional<Continuation.Way>> ways = Caffeine.newBuilder()
            .maximumSize(MOST_JUDGES)
            .<Target, Optional<Continuation.Way>>build()
            .asMap();

    /** Keeps what was found; empty if the endpoint lets no reply be continued. */
    public void learn(Target judge, Optional<Continuation.Way> way) {
        ways.put(key(judge), way);
    }

    /** The way of a judge; empty if there is none, or if it was never looked for. */
    public Optional<Continuation.Way> of(Target judge) {
        return ways.getOrDefault(key(judge), Optional.empty());
    }

    /** Limits and prices change no reply. */
    private static Target key(Target judge) {
        return judge.on(Optional.empty(), Optional.empty());
    }
}
