package io.plumbline.chat.call;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What was made for the latest used keys. Keys come from callers, so their number has no bound. After {@value #MOST} keys the one that
 * was not used for longest is forgotten, unless its value is still needed.
 *
 * @param <K> the keys
 * @param <V> the values
 */
final class LatestUsed<K, V> {

    private static final int MOST = 2_000;
    private static final int LIKELY = 16;
    private static final float LOAD = 0.75f;

    private final Map<K, V> values = new LinkedHashMap<>(LIKELY, LOAD, true);
    private final Predicate<V> forgettable;

    /** A memory that forgets only values of which {@code forgettable} is true. */
    LatestUsed(Predicate<V> forgettable) {
        this.forgettable = forgettable;
    }

    /** The value of a key, made if there is none. */
    synchronized V get(K key, Function<K, V> make) {
        V known = values.get(key);
        if (known != null) {
            return known;
        }
        V made = make.apply(key);
        values.put(key, made);
        forget(made);
        return made;
    }

    synchronized List<V> all() {
        return new ArrayList<>(values.values());
    }

    private void forget(V newest) {
        Iterator<V> each = values.values().iterator();
        while (values.size() > MOST && each.hasNext()) {
            V eldest = each.next();
            if (eldest != newest && forgettable.test(eldest)) {
                each.remove();
            }
        }
    }
}
