package io.plumbline.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often each prompt was put to each model. Forgets the prompts that were not asked for longest, so that memory stays bounded. */
final class CallCounter {

    /** About 10 MB of map entries. */
    private static final int MOST_PROMPTS = 100_000;

    private final Map<Long, Integer> calls = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
            return size() > MOST_PROMPTS;
        }
    };

    /** Counts a call and gives its number, from 0. */
    int next(long promptKey) {
        return calls.merge(promptKey, 1, Integer::sum) - 1;
    }
}
