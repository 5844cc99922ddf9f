package io.plumbline.benchmarks.pipeline;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.plumbline.benchmarks.peers.Peers;
import io.plumbline.local.StackOptions;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;

/**
 * SubmittedProbes that are answered, judged and counted.
 *
 * @param name as in the table
 * @param warmUpAnswers answers before measuring begins, while the compilers are at work, and again after replicas were added; a
 *     multiple of 8 times models and warmUpProbes
 * @param warmUpProbes probes of each model that they are asked in, one after the other; 1 if absent. If submissions are a part of
 *     what is measured, their path is to be warm too
 * @param answers answers that are measured, each number as soon as those before it are counted; multiples of 8 times models. One
 *     number may stand without brackets
 * @param latencyMs how long the provider takes for a call, at least 0
 * @param inFlight prompts that are released and not yet judged, of all models together
 * @param models registered models that share answers and prompts in flight, a probe each
 * @param probesPerSecond probes of 8 answers that are submitted in this pace; empty for one probe of each model at once
 * @param replicas of sampler and judge each; all answers are measured with the first number of them, then with the next; 1 if absent
 * @param callsPerReplica calls that one sampler or judge makes at a time; empty for more than are ever needed
 * @param small whether the services are as small as {@code ./plumbline up} has them: little heap and only the first compiler, which ends
 *     early. For loads that do not use the machine up, for which compilers at work would
 * @param peerAnswers answers that other products are asked for beside; 0 for none
 */
public record ProbeLoad(
        String name,
        int warmUpAnswers,
        OptionalInt warmUpProbes,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Integer> answers,
        int latencyMs,
        int inFlight,
        int models,
        OptionalInt probesPerSecond,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Integer> replicas,
        OptionalInt callsPerReplica,
        boolean small,
        int peerAnswers)
        implements Workload {

    /** Questions of the built-in set that is asked. */
    static final int QUESTIONS = 8;

    private static final int LEAST_CALLS = 64;

    public ProbeLoad {
        answers = answers == null ? List.of() : List.copyOf(answers);
        warmUpProbes = warmUpProbes == null ? OptionalInt.empty() : warmUpProbes;
        probesPerSecond = probesPerSecond == null ? OptionalInt.empty() : probesPerSecond;
        replicas = replicas == null ? List.of(1) : List.copyOf(replicas);
        callsPerReplica = callsPerReplica == null ? OptionalInt.empty() : callsPerReplica;
        Workload.require(name != null, "name is missing");
        Workload.require(models >= 1, "models must be at least 1");
        Workload.require(latencyMs >= 0, "latency_ms must be at least 0");
        Workload.require(inFlight >= models, "in_flight must be at least models");
        int step = QUESTIONS * models;
        Workload.require(!answers.isEmpty(), "answers is missing");
        Workload.require(
                answers.stream().allMatch(number -> number >= 1 && number % step == 0),
                "answers must be multiples of 8 times models");
        Workload.require(warmUpProbes.orElse(1) >= 1, "warm_up_probes must be at least 1");
        Workload.require(
                warmUpAnswers >= 0 && warmUpAnswers % ((long) step * warmUpProbes.orElse(1)) == 0,
                "warm_up_answers must be a multiple of 8 times models and warm_up_probes");
        Workload.require(ascending(replicas), "replicas must be at least 1 and ascend");
        Workload.require(callsPerReplica.orElse(1) >= 1, "calls_per_replica must be at least 1");
        Workload.require(peerAnswers >= 0 && peerAnswers != 1, "peer_answers must be 0 or at least 2");
        Workload.require(probesPerSecond.orElse(1) >= 1, "probes_per_second must be at least 1");
        Workload.require(
                probesPerSecond.isEmpty() || answers.size() * replicas.size() == 1,
                "probes_per_second goes with one number of answers and of replicas");
    }

    @Override
    public void run(StackOptions options, Peers peers, PrintStream out) {
        new PipelineBenchmark(options, this, peers).run(out);
    }

    /** Calls that one sampler or judge may make at a time. */
    int mostCalls() {
        return callsPerReplica.orElse(Math.max(LEAST_CALLS, 2 * inFlight));
    }

    private static boolean ascending(List<Integer> numbers) {
        boolean ascends = !numbers.isEmpty() && numbers.get(0) >= 1;
        for (int i = 1; i < numbers.size(); i++) {
            ascends &= numbers.get(i) > numbers.get(i - 1);
        }
        return ascends;
    }
}
