package io.plumbline.gateway.probes.request;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.plumbline.events.judging.Profile;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import io.plumbline.gateway.questions.InlineQuestion;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A probe as a caller wants it; any field may be missing or wrong.
 *
 * @param model id of the candidate
 * @param models ids of the candidates, where there are several
 * @param baseline id of the model to compare them with; by default the first candidate's registered one
 * @param questionSets names of question sets; each is a stratum of its own
 * @param questions questions that are in no set; those that are the same make one series, whoever brings them
 * @param variants how questions are put; by default each set's own choice
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
        List<String> questionSets,
        List<InlineQuestion> questions,
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
    private static final int MOST_SETS = 20;
    private static final int LAST_PRIORITY = 9;
    private static final Duration LONGEST = Duration.ofDays(30);

    /** Ids of the candidates, each once, in the caller's order. */
    @JsonIgnore
    public List<String> candidates() {
        return Stream.concat(Stream.ofNullable(model), models == null ? Stream.empty() : models.stream())
                .distinct()
                .toList();
    }

    /** The question sets' names as the caller has them; none where there are none. */
    @JsonIgnore
    public List<String> setNames() {
        return questionSets == null ? List.of() : questionSets;
    }

    /** The same on question sets that hold all of it. */
    public ProbeSpec asking(List<String> sets) {
        return new ProbeSpec(
                model,
                models,
                baseline,
                sets,
                null,
                variants,
                samples,
                profile,
                judge,
                panel,
                labels,
                priority,
                expiresAfter);
    }

    /** The variants, each once, in the caller's order; empty for the set's own choice. */
    @JsonIgnore
    public Set<String> distinctVariants() {
        return variants == null ? Set.of() : new LinkedHashSet<>(variants);
    }

    /** By which rules answers are judged. */
    @JsonIgnore
    public Profile rules() {
        return profile == null ? Profile.STRICT : Profile.valueOf(profile.toUpperCase(Locale.ROOT));
    }

    /** How long its prompts may be asked, where the caller has said. */
    @JsonIgnore
    public Optional<Duration> lifetime() {
        return Optional.ofNullable(expiresAfter).map(Duration::parse);
    }

    /** The labels as they are stored and looked for, each as {@code name=value}. */
    @JsonIgnore
    public String[] labelPairs() {
        return labels == null
                ? new String[0]
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .sorted()
                        .toArray(String[]::new);
    }

    /** Ends the request where something is wrong that can be seen without the database. */
    public void check() {
        Findings findings = new Findings();
        checkModels(findings);
        findings.line("/baseline", baseline);
        checkQuestions(findings);
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

    private void checkQuestions(Findings findings) {
        List<String> names = setNames();
        if (names.isEmpty() && questions == null) {
            findings.add("/questionSets", "is missing: name a question set, or bring questions along");
        }
        if (names.size() > MOST_SETS) {
            findings.add("/questionSets", "must not name more than " + MOST_SETS + " question sets");
        }
        IntStream.range(0, Math.min(names.size(), MOST_SETS))
                .forEach(place -> findings.required("/questionSets/" + place, names.get(place)));
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
    public String at(String candidate) {
        return candidate == null || !candidate.equals(model) ? "/models/" + models.indexOf(candidate) : "/model";
    }
}
