package io.plumbline.benchmarks.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/**
 * Names of models that lie evenly on the partitions of a topic that is keyed by model: with chance's unevenness, two
 * replicas would have unequal work.
 */
final class ModelNames {

    private ModelNames() {}

    /** So many names, of which no partition has more than its part. */
    static List<String> even(int models, int partitions) {
        int most = (models + partitions - 1) / partitions;
        Map<Integer, Integer> taken = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; names.size() < models; i++) {
            String name = "load-" + i;
            if (taken.merge(partition(name, partitions), 1, Integer::sum) <= most) {
                names.add(name);
            }
        }
        return names;
    }

    /** The partition that Kafka's producers choose for a record with this key. */
    static int partition(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
