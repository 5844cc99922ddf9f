package io.plumbline.gateway.probes.request;

import io.plumbline.events.target.Target;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Models that a probe brings along instead of naming registered ones. They are asked by this probe alone: they are not
 * registered, and no detector, alarm or schedule watches them. Any field may be missing or wrong.
 *
 * @param candidates the models under test
 * @param baseline the model to compare candidates with; absent for none
 */
public record GuestSpec(List<TargetSpec> candidates, TargetSpec baseline) {

    private static final int MOST = 20;
    private static final String AT = "/guests";

    public GuestSpec {
        // Not List.copyOf: a null element is the caller's mistake and is reported by its place.
        candidates = candidates == null ? List.of() : candidates;
    }

    /** Adds what is wrong to the findings. */
    void check(Findings findings) {
        if (candidates.isEmpty()) {
            findings.add(AT + "/candidates", "is missing: name at least one model");
        }
        if (candidates.size() > MOST) {
            findings.add(AT + "/candidates", "must not name more than " + MOST + " models");
        }
        IntStream.range(0, Math.min(candidates.size(), MOST))
                .forEach(place -> check(AT + "/candidates/" + place, candidates.get(place), findings));
        if (baseline != null) {
            baseline.check(AT + "/baseline", findings);
            if (candidates.contains(baseline)) {
                findings.add(AT + "/baseline", "must not be a candidate as well: name another model, or leave it out");
            }
        }
    }

    /** The candidates of a request that {@link #check} found valid. */
    public List<Target> candidateTargets() {
        return candidates.stream().map(TargetSpec::target).distinct().toList();
    }

    /** The baseline of a request that {@link #check} found valid. */
    public Optional<Target> baselineTarget() {
        return Optional.ofNullable(baseline).map(TargetSpec::target);
    }

    /** The endpoints by JSON pointer into the request. */
    public Map<String, URI> endpoints() {
        Map<String, URI> endpoints = new LinkedHashMap<>();
        IntStream.range(0, candidates.size())
                .forEach(place -> endpoints.put(
                        AT + "/candidates/" + place + "/endpoint",
                        candidates.get(place).target().endpoint()));
        baselineTarget().ifPresent(target -> endpoints.put(AT + "/baseline/endpoint", target.endpoint()));
        return endpoints;
    }

    private static void check(String at, TargetSpec target, Findings findings) {
        if (target == null) {
            findings.add(at, "is missing");
        } else {
            target.check(at, findings);
        }
    }
}
