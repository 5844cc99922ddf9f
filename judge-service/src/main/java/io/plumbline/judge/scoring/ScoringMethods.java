package io.plumbline.judge.scoring;

import io.plumbline.events.judging.ScoringMode;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The method of each scoring mode. */
@Singleton
public class ScoringMethods {

    private final Map<ScoringMode, ScoringMethod> byMode = new EnumMap<>(ScoringMode.class);

    @Inject
    ScoringMethods(@Any Instance<ScoringMethod> known) {
        this(known.stream().toList());
    }

    /**
     * A choice among these methods.
     *
     * @throws IllegalStateException if a mode has no method, or two
     */
    public ScoringMethods(List<ScoringMethod> known) {
        known.forEach(this::add);
        for (ScoringMode mode : ScoringMode.values()) {
            if (!byMode.containsKey(mode)) {
                throw new IllegalStateException("scoring mode " + mode + " has no ScoringMethod");
            }
        }
    }

    public ScoringMethod of(ScoringMode mode) {
        return byMode.get(mode);
    }

    private void add(ScoringMethod method) {
        ScoringMethod other = byMode.put(method.mode(), method);
        if (other != null) {
            throw new IllegalStateException("scoring mode " + method.mode() + " has two methods: "
                    + other.getClass().getSimpleName() + " and "
                    + method.getClass().getSimpleName());
        }
    }
}
