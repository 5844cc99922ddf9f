package io.plumbline.statistics.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A model at temperature 0: to each prompt it nearly always gives one text, and its first tokens' odds wobble a little.
 *
 * @param wobble probability that an answer is one of three others than the usual, 0..1
 * @param logprobs whether it tells the first token's odds
 * @param others numbers of the prompts that it answers as another model would
 * @param tokenShift by how much that model's logits lie elsewhere, in standard deviations of about 1
 */
record SimulatedSide(double wobble, boolean logprobs, Set<Integer> others, double tokenShift) {

    private static final int TOKENS = 20;
    private static final double NOISE = 0.01;
    private static final List<String> NAMES =
            IntStream.range(0, TOKENS).mapToObj(token -> "t" + token).toList();
    private static final Map<Integer, double[][]> STEADY = new ConcurrentHashMap<>();

    static SimulatedSide steady(boolean logprobs) {
        return new SimulatedSide(0, logprobs, Set.of(), 0);
    }

    SimulatedSide wobbling(double share) {
        return new SimulatedSide(share, logprobs, others, tokenShift);
    }

    /** Another model on these prompts: another text, and other odds. */
    SimulatedSide otherOn(Set<Integer> prompts, double shift) {
        return new SimulatedSide(wobble, logprobs, prompts, shift);
    }

    List<CanaryAnswer> answers(int prompt, int repeats, Random random) {
        return IntStream.range(0, repeats).mapToObj(i -> answer(prompt, random)).toList();
    }

    private CanaryAnswer answer(int prompt, Random random) {
        boolean other = others.contains(prompt);
        String usual = (other ? "another answer to " : "an answer to ") + prompt;
        String text = random.nextDouble() < wobble ? "variant " + random.nextInt(3) + " of " + prompt : usual;
        return new CanaryAnswer(text, logprobs ? odds(prompt, other, random) : Map.of());
    }

    private Map<String, Double> odds(int prompt, boolean other, Random random) {
        double[][] steady = STEADY.computeIfAbsent(prompt, SimulatedSide::steadyLogits);
        double[] weights = new double[TOKENS];
        double sum = 0;
        for (int token = 0; token < TOKENS; token++) {
            double shift = other ? tokenShift * steady[1][token] : 0;
            weights[token] = Math.exp(steady[0][token] + shift + NOISE * random.nextGaussian());
            sum += weights[token];
        }
        Map<String, Double> odds = new HashMap<>();
        for (int token = 0; token < TOKENS; token++) {
            odds.put(NAMES.get(token), weights[token] / sum);
        }
        return odds;
    }

    /** The logits that answers to a prompt have in common, and where another model's lie. */
    private static double[][] steadyLogits(int prompt) {
        Random fixed = new Random(prompt);
        double[][] steady = new double[2][TOKENS];
        for (int token = 0; token < TOKENS; token++) {
            steady[1][token] = fixed.nextGaussian();
            steady[0][token] = 2 * fixed.nextGaussian();
        }
        return steady;
    }
}
