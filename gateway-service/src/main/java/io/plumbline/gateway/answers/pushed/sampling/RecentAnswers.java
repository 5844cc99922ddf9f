package io.plumbline.gateway.answers.pushed.sampling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The latest 65,536 answers that this replica knows to be durable; they are not sent again. An older answer, or one that another
 * replica took, is sent again and the aggregator counts it once.
 */
public final class RecentAnswers {

    private static final int MOST = 65_536;

    private final Map<Long, Boolean> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** Whether an answer is known to be durable. */
    public synchronized boolean contains(long identity) {
        return known.containsKey(identity);
    }

    /** Adds answers that are durable. */
    public synchronized void add(Set<Long> identities) {
        identities.forEach(identity -> known.put(identity, true));
    }
}
