package io.plumbline.gateway.answers.redaction;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * Finds one kind of personal data.
 *
 * @param kind name of the kind in small letters; the marker in its place has it in capitals
 * @param find returns the spans in a text, in order and without overlap
 */
record PersonalDataDetector(String kind, Function<String, List<Span>> find) {

    /** Finds candidates; the validators decide. Quantifiers are possessive and bounded, so that no text takes quadratic time. */
    private static final Pattern EMAIL =
            Pattern.compile("(?<![\\w.%+-])[\\w.%+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+){1,8}+");

    private static final Pattern CARD = Pattern.compile("(?<![\\d-])\\d(?:[ -]?\\d){12,18}+(?!\\d)");

    /** Published key formats: OpenAI and others, AWS, GitHub, Slack, Google, JSON Web Tokens, PEM, and this product's keys. */
    private static final Pattern KEY = Pattern.compile(
            "\\b(?:sk-[\\w-]{16,}+|AKIA[0-9A-Z]{16}|gh[pousr]_\\w{30,}+"
                    + "|github_pat_\\w{22,}+|xox[abprs]-[\\w-]{10,}+|AIza[\\w-]{35}|plk_[\\w-]{40,}+"
                    + "|eyJ[\\w-]{10,}+\\.[\\w-]{10,}+\\.[\\w-]{10,}+)"
                    + "|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[\\w+/=\\s]{0,10000}+(?:-----END [A-Z ]{0,20}PRIVATE KEY-----)?");

    /** Part of a text, {@code from} inclusive to {@code to} exclusive. */
    record Span(int from, int to) {}

    static Map<String, PersonalDataDetector> builtIn(String phoneRegion) {
        CreditCardValidator cards = CreditCardValidator.genericCreditCardValidator();
        return Map.of(
                "email", of("email", EMAIL, EmailValidator.getInstance(false, true)::isValid),
                "card", of("card", CARD, candidate -> cards.isValid(candidate.replaceAll("[ -]", ""))),
                "key", of("key", KEY, candidate -> true),
                "phone", new PersonalDataDetector("phone", text -> phones(text, phoneRegion)));
    }

    static PersonalDataDetector of(String kind, Pattern pattern, Predicate<String> isReal) {
        return new PersonalDataDetector(kind, text -> pattern.matcher(text)
                .results()
                .filter(match -> isReal.test(match.group()))
                .map(PersonalDataDetector::span)
                .toList());
    }

    /**
     * An operator's own expression. RE2 takes linear time for every expression; java.util.regex can take exponential time.
     *
     * @throws com.google.re2j.PatternSyntaxException if RE2 cannot read it; RE2 has no look-around and no back references
     */
    static PersonalDataDetector own(String kind, String expression) {
        com.google.re2j.Pattern pattern = com.google.re2j.Pattern.compile(expression);
        return new PersonalDataDetector(kind, text -> {
            List<Span> found = new ArrayList<>();
            com.google.re2j.Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found.add(new Span(matcher.start(), matcher.end()));
            }
            return found;
        });
    }

    /** Replacement text such as [EMAIL]. */
    String marker() {
        return "[" + kind.toUpperCase(Locale.ROOT) + "]";
    }

    /** Skips texts with fewer than seven digits, because the library's finder is slow. */
    private static List<Span> phones(String text, String region) {
        if (text.chars().filter(Character::isDigit).limit(7).count() < 7) {
            return List.of();
        }
        List<Span> found = new ArrayList<>();
        PhoneNumberUtil.getInstance()
                .findNumbers(text, region, PhoneNumberUtil.Leniency.VALID, Long.MAX_VALUE)
                .forEach(match -> found.add(new Span(match.start(), match.end())));
        return found;
    }

    private static Span span(MatchResult match) {
        return new Span(match.start(), match.end());
    }
}
