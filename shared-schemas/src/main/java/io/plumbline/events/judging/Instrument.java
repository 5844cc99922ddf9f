package io.plumbline.events.judging;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.events.field.Text;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * What an answer was measured with. Scores of different instruments are never pooled: another judge model, another endpoint of
 * that model, another rubric, another way to read its replies is another scale, and other thresholds are other verdicts.
 *
 * @param judgeModel name of the judge model
 * @param profile the rules
 * @param mode how replies are read
 * @param scaleHash first 12 hexadecimal digits of the SHA-256 of all else that can change a score: the judge's address with its
 *     query, headers and body fields, the rubrics with their labels, and the {@link JudgeFrame}; not the credential. Behind it, if they are
 *     not the published ones, the thresholds of alignment and coherence, as in {@code 1f0c9a7be2d4-25-50}. JSON keeps the name
 *     of older writers, {@code rubricHash}
 */
public record Instrument(
        String judgeModel, Profile profile, ScoringMode mode, @JsonProperty("rubricHash") String scaleHash) {

    private static final Pattern ID = Pattern.compile(
            ".*/(?<profile>[^/]+)/(?<mode>[^/]+)/[^/-]+(-(?<alignment>[0-9.]+)-(?<coherence>[0-9.]+))?",
            Pattern.DOTALL);

    public Instrument {
        Text.required("judgeModel", judgeModel);
        requireNonNull(profile, "profile is missing");
        requireNonNull(mode, "mode is missing");
        Text.required("rubricHash", scaleHash);
    }

    /** The instrument that this judging makes in the usual frame. */
    public static Instrument of(Judging judging) {
        return of(judging, JudgeFrame.USUAL);
    }

    /** The instrument that this judging makes in this frame. */
    public static Instrument of(Judging judging, JudgeFrame frame) {
        return new Instrument(
                judging.judge().modelName(),
                judging.profile(),
                judging.mode(),
                ScaleHash.of(judging, frame) + unusual(judging));
    }

    /** All of it in one readable word, such as {@code gpt-4o/strict/logprobs/1f0c9a7be2d4}. */
    public String id() {
        return String.join(
                "/",
                judgeModel,
                profile.name().toLowerCase(Locale.ROOT),
                mode.name().toLowerCase(Locale.ROOT),
                scaleHash);
    }

    /** The profile that an id names; empty if the text is no such id. A judge model's name may hold slashes, what follows does not. */
    public static Optional<Profile> profile(String id) {
        Matcher parts = ID.matcher(id);
        return parts.matches()
                ? Arrays.stream(Profile.values())
                        .filter(profile ->
                                profile.name().toLowerCase(Locale.ROOT).equals(parts.group("profile")))
                        .findFirst()
                : Optional.empty();
    }

    /** The points that separate verdicts, by an id; empty if labels are the verdicts, and if the text is no such id. */
    public static Optional<Thresholds> thresholds(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches() || !givesPoints(parts.group("mode"))) {
            return Optional.empty();
        }
        return Optional.of(
                parts.group("alignment") == null
                        ? Thresholds.PUBLISHED
                        : new Thresholds(
                                Double.parseDouble(parts.group("alignment")),
                                Double.parseDouble(parts.group("coherence"))));
    }

    /** A mode that this version does not know counts as one with points, as most modes are. */
    private static boolean givesPoints(String mode) {
        return Arrays.stream(ScoringMode.values())
                .filter(known -> known.name().equalsIgnoreCase(mode))
                .allMatch(ScoringMode::givesPoints);
    }

    private static String unusual(Judging judging) {
        return judging.thresholds()
                // Labels are verdicts by themselves.
                .filter(thresholds -> judging.mode().givesPoints() && !thresholds.equals(Thresholds.PUBLISHED))
                .map(thresholds ->
                        "-" + digits(thresholds.alignmentPoints()) + "-" + digits(thresholds.coherencePoints()))
                .orElse("");
    }

    private static String digits(double points) {
        return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
    }
}
