package io.plumbline.drills.checks;

import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.DrillFailure;
import io.plumbline.drills.environment.Waiting;
import io.plumbline.drills.faults.PoisonFlood;
import io.plumbline.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Each poison record is in its topic's dead-letter queue, once for each reader at least, with the reason. */
record DeadLettersKept() implements Drill {

    private static final Duration LAG = Duration.ofSeconds(60);
    private static final String REASON = "dead-letter-reason";

    /** Scores are read by aggregator and gateway. */
    private static final Map<String, Integer> READERS =
            Map.of(Topics.PROMPTS, 1, Topics.COMPLETIONS, 1, Topics.SCORES, 2);

    @Override
    public String name() {
        return "dead-letters";
    }

    @Override
    public String done() {
        return "the dead-letter queues read";
    }

    @Override
    public String expected() {
        return "each poison record there for each reader, with its reason";
    }

    @Override
    public Result carryOut(DrillEnvironment environment) {
        List<Result> topics = PoisonFlood.TOPICS.stream()
                .map(topic -> kept(environment, topic))
                .toList();
        return new Result(
                topics.stream().allMatch(Result::held),
                topics.stream().map(Result::found).collect(Collectors.joining("; ")));
    }

    private static Result kept(DrillEnvironment environment, String topic) {
        Map<String, Integer> found = new HashMap<>();
        int[] unexplained = new int[1];
        try {
            Waiting.until("all dead letters", LAG, () -> {
                found.clear();
                unexplained[0] = 0;
                TopicEnd.read(environment, Topics.deadLetters(topic), record -> {
                    found.merge(record.key(), 1, Integer::sum);
                    unexplained[0] += isExplained(record) ? 0 : 1;
                });
                return missing(environment, topic, found) == 0;
            });
        } catch (DrillFailure incomplete) {
            return new Result(false, topic + ": " + missing(environment, topic, found) + " missing");
        }
        int all = found.values().stream().mapToInt(Integer::intValue).sum();
        return new Result(
                unexplained[0] == 0,
                topic + ": " + all + " letters of " + environment.settings().poison() + " records"
                        + (unexplained[0] == 0 ? "" : ", " + unexplained[0] + " without a reason"));
    }

    private static long missing(DrillEnvironment environment, String topic, Map<String, Integer> found) {
        return IntStream.range(0, environment.settings().poison())
                .filter(number -> found.getOrDefault(PoisonFlood.key(number), 0) < READERS.get(topic))
                .count();
    }

    private static boolean isExplained(ConsumerRecord<String, byte[]> record) {
        Header reason = record.headers().lastHeader(REASON);
        return reason != null && !new String(reason.value(), StandardCharsets.UTF_8).isBlank();
    }
}
