package io.plumbline.gateway.probes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.plumbline.events.Profile;
import io.plumbline.gateway.problem.Findings;
import io.plumbline.gateway.registry.target.TargetSpec;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A probe as a caller wants it; any field may be missing or wrong.
 *
 * @param model id of the candidate
 * @param models ids of the candidates, where there are several
 * @param baseline id of the model to compare them with; by default the first candidate's registered one
 * @param questionSet name of the question set
 * @param variants how its questions are put; by default the set's own choice
 * @param samples answers per question; by default what the set says
 * @param profile {@code strict} (the default) or {@code betley}
 * @param judge the judge; by default the configured one
 * @param panel further judges for a share of the answers; by default the configured ones, if any
 * @param labels names and values to find it by
 * @param priority 0 to 9, lower is released first; by default 0, and what nobody waits for takes 5
 * @param expiresAfter ISO 8601 duration after which prompts are no longer asked
 */
public record ProbeSpec(
        String model,
        List<String> models,
        String baseline,
        String questionSet,
        List<String> variants,
        Integer samples,
        String profile,
        TargetSpec judge,
        PanelSpec panel,
        Map<String, String> labels,
        Integer priority,
        String expiresAfter) {

    private static final int MOST_SAMPLES = 100_000;
    private static final int MOST_MODELS = 20;
    private static final int LAST_PRIORITY = 9;
    private static final Duration LONGEST = Duration.ofDays(30);

    /** Ids of the candidates, each once, in the caller's order. */
    @JsonIgnore
    List<String> candidates() {
        return Stream.concat(Stream.ofNullable(model), models == null ? Stream.empty() : models.stream())
                .distinct()
                .toList();
    }

    /** The variants, each once, in the caller's order; empty for the set's own choice. */
    @JsonIgnore
    Set<String> ways() {
        return variants == null ? Set.of() : new LinkedHashSet<>(variants);
    }

    /** By which rules answers are judged. */
    @JsonIgnore
    Profile rules() {
        return profile == null ? Profile.STRICT : Profile.valueOf(profile.toUpperCase(Locale.ROOT));
    }

    /** How long its prompts may be asked, where the caller has said. */
    @JsonIgnore
    Optional<Duration> lifetime() {
        return Optional.ofNullable(expiresAfter).map(Duration::parse);
    }

    /** The labels as they are stored and looked for, each as {@code name=value}. */
    @JsonIgnore
    String[] marks() {
        return labels == null
                ? new String[0]
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .sorted()
                        .toArray(String[]::new);
    }

    /** Ends the request where something is wrong that can be seen without the database. */
    void check() {
        Findings findings = new Findings();
        checkModels(findings);
        findings.line("/baseline", baseline);
        findings.required("/questionSet", questionSet);
        findings.within("/samples", samples, 1, MOST_SAMPLES);
        if (variants != null && variants.stream().anyMatch(variant -> variant == null || variant.isBlank())) {
            findings.add("/variants", "must not hold an empty name");
        }
        checkLabels(findings);
        findings.within("/priority", priority, 0, LAST_PRIORITY);
        if (profile != null && !profile.matches("(?i)strict|betley")) {
            findings.add("/profile", "must be strict or betley");
        }
        if (judge != null) {
            judge.check("/judge", findings);
        }
        if (panel != null) {
            panel.check("/panel", findings);
        }
        checkLifetime(findings);
        findings.refuse();
    }

    private void checkModels(Findings findings) {
        List<String> candidates = candidates();
        if (candidates.isEmpty()) {
            findings.add("/model", "is missing");
        }
        if (candidates.size() > MOST_MODELS) {
            findings.add("/models", "must not name more than " + MOST_MODELS + " models");
        }
        candidates.forEach(candidate -> findings.required(at(candidate), candidate));
    }

    private void checkLabels(Findings findings) {
        if (labels != null) {
            findings.lines("/labels", labels);
            if (labels.keySet().stream().anyMatch(name -> name.isBlank() || name.contains("="))) {
                findings.add("/labels", "must not have an empty name, or one that holds =");
            }
        }
    }

    private void checkLifetime(Findings findings) {
        try {
            Duration lifetime = lifetime().orElse(Duration.ofSeconds(1));
            if (lifetime.toSeconds() < 1 || lifetime.compareTo(LONGEST) > 0) {
                findings.add("/expiresAfter", "must lie in PT1S..P30D");
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            findings.add("/expiresAfter", "must be an ISO 8601 duration such as PT24H");
        }
    }

    /** Pointer to the field that names a candidate. */
    String at(String candidate) {
        return candidate == null || !candidate.equals(model) ? "/models/" + models.indexOf(candidate) : "/model";
    }
}
