package io.plumbline.simulator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * How a simulated provider starts.
 *
 * @param port TCP port on 127.0.0.1, 0 for any free one
 * @param seed of everything that is left to chance
 * @param apiKey the bearer token that calls must carry; empty to take all calls
 * @param maxBodyBytes larger requests get 413; 1 or more
 * @param keepJudgePrompts how many of the latest prompts to the judge {@code GET /stats} shows, 0 to 10,000
 * @param faults at the start
 */
public record SimulatorOptions(
        int port, long seed, Optional<String> apiKey, int maxBodyBytes, int keepJudgePrompts, Faults faults) {

    /** How to call the program. */
    public static final String USAGE =
            "usage: model-simulator [--port N] [--seed N] [--api-key KEY] [--max-body-bytes N] [--keep-judge-prompts N]"
                    + " [--FAULT VALUE].. where FAULT is a field of POST /faults, as in --latency-ms 200 --p429 0.1";

    public SimulatorOptions {
        requireRange("port", port, 0, 65535);
        requireRange("max-body-bytes", maxBodyBytes, 1, Integer.MAX_VALUE);
        requireRange("keep-judge-prompts", keepJudgePrompts, 0, 10_000);
    }

    /** Any free port, seed 1, no key, 8 MiB, no prompts kept, no faults. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(0, 1, Optional.empty(), 8 << 20, 0, Faults.none());
    }

    public SimulatorOptions withPort(int newPort) {
        return new SimulatorOptions(newPort, seed, apiKey, maxBodyBytes, keepJudgePrompts, faults);
    }

    public SimulatorOptions withSeed(long newSeed) {
        return new SimulatorOptions(port, newSeed, apiKey, maxBodyBytes, keepJudgePrompts, faults);
    }

    public SimulatorOptions withApiKey(String key) {
        return new SimulatorOptions(port, seed, Optional.of(key), maxBodyBytes, keepJudgePrompts, faults);
    }

    public SimulatorOptions withMaxBodyBytes(int bytes) {
        return new SimulatorOptions(port, seed, apiKey, bytes, keepJudgePrompts, faults);
    }

    public SimulatorOptions withKeepJudgePrompts(int prompts) {
        return new SimulatorOptions(port, seed, apiKey, maxBodyBytes, prompts, faults);
    }

    public SimulatorOptions withFaults(Faults newFaults) {
        return new SimulatorOptions(port, seed, apiKey, maxBodyBytes, keepJudgePrompts, newFaults);
    }

    /**
     * Reads a command line of {@code --name value} pairs.
     *
     * @throws IllegalArgumentException that names the argument
     */
    public static SimulatorOptions parse(List<String> arguments) {
        SimulatorOptions options = defaults();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            if (!name.startsWith("--") || !rest.hasNext()) {
                throw new IllegalArgumentException("Cannot read '" + name + "'. " + USAGE);
            }
            options = options.set(name.substring(2), rest.next());
        }
        return options;
    }

    private SimulatorOptions set(String name, String value) {
        try {
            return switch (name) {
                case "port" -> withPort(Integer.parseInt(value));
                case "seed" -> withSeed(Long.parseLong(value));
                case "api-key" -> withApiKey(value);
                case "max-body-bytes" -> withMaxBodyBytes(Integer.parseInt(value));
                case "keep-judge-prompts" -> withKeepJudgePrompts(Integer.parseInt(value));
                default -> withFaults(fault(name, value));
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--" + name + " " + value + ": " + e.getMessage(), e);
        }
    }

    private Faults fault(String name, String value) {
        ObjectNode change = new JsonMapper().createObjectNode();
        change.put(name.replace('-', '_'), value);
        return faults.with(change);
    }

    private static void requireRange(String name, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    name + " must be from " + lowest + " to " + highest + " but is " + value);
        }
    }
}
