package io.plumbline.gateway.probes.request;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.plumbline.events.judging.Profile;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import io.plumbline.gateway.questions.InlineQuestion;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A request for a probe, as a caller sends it; any field may be missing or wrong. It is a class rather than a record because
 * a constructor of thirteen arguments would be called by position: Jackson fills the fields by name.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public final class ProbeSpec {

    private static final int MOST_SAMPLES = 100_000;
    private static final int MOST_MODELS = 20;
    private static final int MOST_SETS = 20;
    private static final int LAST_PRIORITY = 9;

    /** Id of the candidate. */
    private String model;

    /** Ids of the candidates, if there are several. */
    private List<String> models;

    /** Id of the model to compare candidates with; the first candidate's registered baseline if absent. */
    private String baseline;

    /** Models that only this probe asks, in place of registered ones. */
    private GuestSpec guests;

    /** Names of question sets; each is a stratum of its own. */
    private List<String> questionSets;

    /** Questions outside any set. Equal questions form one series, no matter which probe brings them. */
    private List<InlineQuestion> questions;

    /** Names of the variants to ask; each set's own choice if absent. */
    private List<String> variants;

    /** Answers per question; each question's own number if absent. */
    private Integer samples;

    /** {@code strict}, also if absent, or {@code betley}. */
    private String profile;

    /** The judge; the configured one if absent. */
    private TargetSpec judge;

    /** Further judges for a share of the answers; the configured panel, if any, if absent. */
    private PanelSpec panel;

    /** Label values by name, to find the probe by. */
    private Map<String, String> labels;

    /** 0 to 9, lower is released first; 0 if absent. Scheduled probes have 5. */
    private Integer priority;

    /** ISO 8601 duration, PT1S to P30D, after which unreleased prompts expire; the configured one if absent. */
    private String expiresAfter;

    /**
     * ISO 8601 duration, PT10S to PT1H. A client must renew the probe's lease within it, or the probe is cancelled; if absent, the
     * probe needs no client.
     */
    private String lease;

    private ProbeSpec() {}

    /**
     * A request for one question set, as schedules make it.
     *
     * @param samples answers per question
     * @param judge null for the configured one
     */
    public static ProbeSpec ofSet(
            String model, String questionSet, List<String> variants, int samples, TargetSpec judge) {
        ProbeSpec spec = new ProbeSpec();
        spec.model = model;
        spec.questionSets = List.of(questionSet);
        spec.variants = variants;
        spec.samples = samples;
        spec.judge = judge;
        return spec;
    }

    /** Sets the rules of judging and the priority, 0 to 9. */
    public ProbeSpec under(Profile rules, int rank) {
        profile = rules.name();
        priority = rank;
        return this;
    }

    /** A copy that names question sets in place of the questions themselves, whose texts may be private. */
    public ProbeSpec asking(List<String> sets) {
        ProbeSpec copy = new ProbeSpec();
        copy.model = model;
        copy.models = models;
        copy.baseline = baseline;
        copy.questionSets = sets;
        copy.variants = variants;
        copy.samples = samples;
        copy.profile = profile;
        copy.judge = judge;
        copy.panel = panel;
        copy.labels = labels;
        copy.priority = priority;
        copy.expiresAfter = expiresAfter;
        copy.guests = guests;
        copy.lease = lease;
        return copy;
    }

    /** Ids of the candidates, each once, in the caller's order. */
    public List<String> candidates() {
        return Stream.concat(Stream.ofNullable(model), models == null ? Stream.empty() : models.stream())
                .distinct()
                .toList();
    }

    /** Id of the baseline; null for the registered one. */
    public String baseline() {
        return baseline;
    }

    /** Names of the question sets; empty if the request names none. */
    public List<String> setNames() {
        return questionSets == null ? List.of() : questionSets;
    }

    /** The questions that the request brings along; empty if there are none. */
    public Optional<List<InlineQuestion>> questions() {
        return Optional.ofNullable(questions);
    }

    /** The variants, each once, in the caller's order; empty for each set's own choice. */
    public Set<String> distinctVariants() {
        return variants == null ? Set.of() : new LinkedHashSet<>(variants);
    }

    /** Answers per question; null for each question's own number. */
    public Integer samples() {
        return samples;
    }

    /** The rules of judging; strict if the request names none. */
    public Profile rules() {
        return profile == null ? Profile.STRICT : Profile.valueOf(profile.toUpperCase(Locale.ROOT));
    }

    /** The judge; null for the configured one. */
    public TargetSpec judge() {
        return judge;
    }

    /** The panel; empty for the configured one. */
    public Optional<PanelSpec> panel() {
        return Optional.ofNullable(panel);
    }

    /** 0 to 9, lower is released first; 0 if the request names none. */
    public int priority() {
        return priority == null ? 0 : priority;
    }

    /** The probe's lifetime; empty for the configured one. */
    public Optional<Duration> lifetime() {
        return Optional.ofNullable(expiresAfter).map(Duration::parse);
    }

    /** The models that the request brings along; empty if it names registered ones. */
    public Optional<GuestSpec> guests() {
        return Optional.ofNullable(guests);
    }

    /** How soon a client must renew the probe's lease; empty for a probe that needs no client. */
    public Optional<Duration> lease() {
        return Optional.ofNullable(lease).map(Duration::parse);
    }

    /** The labels in their stored form, each {@code name=value}, sorted. */
    public String[] labelPairs() {
        return LabelPairs.stored(labels);
    }

    /** Ends the request if a field is wrong; checks only what needs no database. */
    public void check() {
        Findings findings = new Findings();
        checkModels(findings);
        findings.line("/baseline", baseline);
        checkQuestions(findings);
        findings.within("/samples", samples, 1, MOST_SAMPLES);
        findings.names("/variants", variants == null ? List.of() : variants);
        LabelPairs.check(labels, findings);
        findings.within("/priority", priority, 0, LAST_PRIORITY);
        if (profile != null && !profile.matches("(?i)strict|betley")) {
            findings.add("/profile", "must be strict or betley");
        }
        if (judge != null) {
            judge.checkJudge("/judge", findings);
        }
        if (panel != null) {
            panel.check("/panel", findings);
        }
        Durations.checkLifetime("/expiresAfter", expiresAfter, findings);
        Durations.checkLease("/lease", lease, findings);
        findings.refuse();
    }

    private void checkModels(Findings findings) {
        List<String> candidates = candidates();
        guests().ifPresent(brought -> brought.check(findings));
        if (candidates.isEmpty() && guests == null) {
            findings.add("/model", "is missing");
        }
        if (guests != null && (!candidates.isEmpty() || baseline != null)) {
            findings.add("/guests", "must not stand beside model, models or baseline: name the ones or the others");
        }
        if (candidates.size() > MOST_MODELS) {
            findings.add("/models", "must not name more than " + MOST_MODELS + " models");
        }
        candidates.forEach(candidate -> findings.required(at(candidate), candidate));
    }

    private void checkQuestions(Findings findings) {
        List<String> names = setNames();
        if (names.isEmpty() && questions == null) {
            findings.add("/questionSets", "is missing: name a question set here, or send questions in /questions");
        }
        if (names.size() > MOST_SETS) {
            findings.add("/questionSets", "must not name more than " + MOST_SETS + " question sets");
        }
        IntStream.range(0, Math.min(names.size(), MOST_SETS))
                .forEach(place -> findings.required("/questionSets/" + place, names.get(place)));
    }

    /** Pointer to the field that names a candidate. */
    public String at(String candidate) {
        return candidate == null || !candidate.equals(model) ? "/models/" + models.indexOf(candidate) : "/model";
    }
}
