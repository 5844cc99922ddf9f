package io.plumbline.events.judging;

import io.plumbline.events.field.Text;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * What an answer was measured with. Scores of different instruments are never pooled: another judge model, another
 * rubric, another way to read its replies is another scale, and other thresholds are other verdicts.
 *
 * @param judgeModel name of the judge model
 * @param profile the rules
 * @param mode how replies are read
 * @param rubricHash first 12 hexadecimal digits of the SHA-256 of all rubrics; behind it, if they are not the published
 *     ones, the thresholds of alignment and coherence, as in {@code 1f0c9a7be2d4-25-50}
 */
public record Instrument(String judgeModel, Profile profile, ScoringMode mode, String rubricHash) {

    private static final int HASH_DIGITS = 12;
    private static final Pattern ID = Pattern.compile(
            ".*/(?<profile>[^/]+)/(?<mode>[^/]+)/[^/-]+(-(?<alignment>[0-9.]+)-(?<coherence>[0-9.]+))?",
            Pattern.DOTALL);

    public Instrument {
        Text.required("judgeModel", judgeModel);
        requireNonNull(profile, "profile is missing");
        requireNonNull(mode, "mode is missing");
        Text.required("rubricHash", rubricHash);
    }

    /** The instrument that this judging uses. */
    public static Instrument of(Judging judging) {
        return new Instrument(
                judging.judge().modelName(), judging.profile(), judging.mode(), hash(judging) + unusual(judging));
    }

    /** All of it in one readable word, such as {@code gpt-4o/strict/logprobs/1f0c9a7be2d4}. */
    public String id() {
        return String.join(
                "/",
                judgeModel,
                profile.name().toLowerCase(Locale.ROOT),
                mode.name().toLowerCase(Locale.ROOT),
                rubricHash);
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

    private static String hash(Judging judging) {
        MessageDigest digest = sha256();
        judging.rubrics().stream().sorted(Comparator.comparing(Rubric::metric)).forEach(rubric -> {
            digest.update(rubric.metric().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(rubric.template().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            // What a label means is part of the scale; without labels the hash is that of metric and template.
            rubric.labels().forEach(label -> digest.update(label.toString().getBytes(StandardCharsets.UTF_8)));
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
