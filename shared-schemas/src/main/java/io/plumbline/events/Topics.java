package io.plumbline.events;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Kafka topics, said once. A channel in a service carries the name of its topic, and each topic has one writing
 * service; the setup of a cluster creates them from {@link #all()}, because the services create no topics.
 */
public final class Topics {

    /** Registered models without secrets, compacted, keyed by model: gateway to aggregator. */
    public static final String MODELS = "models";

    /** Released prompts, keyed by model: gateway to sampler. */
    public static final String PROMPTS = "prompts";

    /** Answers and failed calls, keyed by prompt: sampler to judge. */
    public static final String COMPLETIONS = "completions";

    /** Answers with their outcome, keyed by model: judge to aggregator, and to the gateway for progress. */
    public static final String SCORES = "scores";

    /** Changes of alarm states, keyed by model: aggregator to gateway and anyone. */
    public static final String ALARMS = "alarms";

    /**
     * What holds up the calls to models at present, compacted: sampler and judge to gateway. It has one partition, because every
     * replica of the gateway reads it from its beginning.
     */
    public static final String ENDPOINTS = "endpoints";

    /** Cancelled probes, keyed by probe: gateway to every replica of the sampler. It has one partition, as {@link #ENDPOINTS}. */
    public static final String CANCELLATIONS = "cancellations";

    /** What the name of a topic's dead-letter queue ends in. */
    public static final String DEAD_LETTER_SUFFIX = "-dlq";

    /** Enough for twelve replicas of a service; a topic's partitions cannot be reduced later. */
    private static final int PARTITIONS = 12;

    /** An old condition says nothing any more, so that what a killed replica wrote need not be deleted by anyone. */
    private static final Map<String, String> FOR_AN_HOUR =
            Map.of("cleanup.policy", "compact,delete", "retention.ms", "3600000", "segment.ms", "600000");

    /** A sampler that was away for longer still asks the prompts of a probe that was cancelled meanwhile. */
    private static final Map<String, String> FOR_A_DAY = Map.of("retention.ms", "86400000");

    private Topics() {}

    /**
     * A topic to create.
     *
     * @param name the topic's name
     * @param partitions number of partitions, at least 1
     * @param config Kafka topic settings
     */
    public record Spec(String name, int partitions, Map<String, String> config) {
        public Spec {
            config = Map.copyOf(config);
        }
    }

    /** Every topic, those whose records must not be lost with their dead-letter queues. */
    public static List<Spec> all() {
        return Stream.concat(
                        kept(), Stream.of(new Spec(ENDPOINTS, 1, FOR_AN_HOUR), new Spec(CANCELLATIONS, 1, FOR_A_DAY)))
                .toList();
    }

    private static Stream<Spec> kept() {
        return Stream.concat(
                        Stream.of(new Spec(MODELS, PARTITIONS, Map.of("cleanup.policy", "compact"))),
                        Stream.of(PROMPTS, COMPLETIONS, SCORES, ALARMS)
                                .map(name -> new Spec(name, PARTITIONS, Map.of())))
                .flatMap(topic -> Stream.of(topic, new Spec(deadLetters(topic.name()), 1, Map.of())));
    }

    /** The dead-letter queue of a topic. */
    public static String deadLetters(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }
}
