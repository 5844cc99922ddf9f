package io.plumbline.cli.text;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Says why the gateway releases no prompts: each reason once, after it has stood for some seconds. */
public final class WaitNotes {

    /** The check of a judge that answers is over sooner. */
    private static final Duration WORTH_A_WORD = Duration.ofSeconds(3);

    private final Map<String, Long> since = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /**
     * The reasons that are to be told now.
     *
     * @param standing why no prompts are released now; null for a model whose prompts are
     * @param nanos the time, in nanoseconds of any clock that does not stand still
     */
    public List<String> of(Stream<String> standing, long nanos) {
        Set<String> reasons = new HashSet<>();
        standing.filter(Objects::nonNull).forEach(reasons::add);
        since.keySet().retainAll(reasons);
        reasons.forEach(reason -> since.putIfAbsent(reason, nanos));
        return reasons.stream()
                .filter(reason -> nanos - since.get(reason) >= WORTH_A_WORD.toNanos())
                .filter(told::add)
                .sorted()
                .map(reason -> "waiting: " + TerminalText.line(reason))
                .toList();
    }
}
