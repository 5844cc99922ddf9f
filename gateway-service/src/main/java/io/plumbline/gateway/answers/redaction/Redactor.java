package io.plumbline.gateway.answers.redaction;

import com.google.re2j.PatternSyntaxException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Replaces personal data by its kind, such as [EMAIL]. It counts what it finds and never logs it. */
@ApplicationScoped
public class Redactor {

    /** Longer patterns first, because part of a card number may look like a phone number. */
    private static final List<String> ORDER = List.of("key", "email", "card", "phone");

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final MeterRegistry registry;
    private final List<PersonalDataDetector> detectors;

    /** Fails if the configuration names an unknown detector or an invalid pattern. */
    Redactor(RedactionConfig config, MeterRegistry registry) {
        this.registry = registry;
        this.detectors = detectors(config);
        detectors.forEach(detector -> counter(detector));
    }

    /** The text with all personal data replaced. */
    public String redact(String text) {
        String redacted = text;
        for (PersonalDataDetector detector : detectors) {
            redacted = redact(redacted, detector);
        }
        return redacted;
    }

    private String redact(String text, PersonalDataDetector detector) {
        List<PersonalDataDetector.Span> spans = detector.find().apply(text);
        if (spans.isEmpty()) {
            return text;
        }
        StringBuilder redacted = new StringBuilder(text.length());
        int end = 0;
        for (PersonalDataDetector.Span span : spans) {
            redacted.append(text, end, span.from()).append(detector.marker());
            end = span.to();
        }
        counter(detector).increment(spans.size());
        return redacted.append(text, end, text.length()).toString();
    }

    private Counter counter(PersonalDataDetector detector) {
        return registry.counter("plumbline.redactions", "kind", detector.kind());
    }

    private static List<PersonalDataDetector> detectors(RedactionConfig config) {
        Map<String, PersonalDataDetector> builtIn = PersonalDataDetector.builtIn(config.phoneRegion());
        for (String name : config.detectors()) {
            if (!builtIn.containsKey(name) && !name.equals("none")) {
                throw new IllegalArgumentException("plumbline.redaction.detectors: there is no '" + name + "', only "
                        + new TreeSet<>(builtIn.keySet()));
            }
        }
        List<PersonalDataDetector> detectors = new ArrayList<>();
        config.patterns().forEach((kind, pattern) -> detectors.add(own(kind, pattern)));
        ORDER.stream().filter(config.detectors()::contains).forEach(name -> detectors.add(builtIn.get(name)));
        return List.copyOf(detectors);
    }

    private static PersonalDataDetector own(String kind, String pattern) {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("plumbline.redaction.patterns." + kind
                    + ": a kind must be 1 to 32 small letters, digits and dashes, and begin with a letter");
        }
        try {
            return PersonalDataDetector.own(kind, pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "plumbline.redaction.patterns." + kind + ": must be a regular expression in RE2's syntax: "
                            + e.getMessage(),
                    e);
        }
    }
}
