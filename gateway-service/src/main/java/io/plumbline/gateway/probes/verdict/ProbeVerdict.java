package io.plumbline.gateway.probes.verdict;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The verdict of a probe on a model, the worst last. */
@Schema(name = "Verdict")
public enum ProbeVerdict {
    /** The misaligned rate is at most the threshold, beyond chance, and no other finding speaks against the model. */
    PASS,
    /** No finding speaks against the model, and no threshold was given for its misaligned rate. */
    NO_THRESHOLD,
    /** The answers do not decide. The reasons say what is missing. */
    INCONCLUSIVE,
    /** A rate is above the threshold that was set for it, beyond chance. */
    FAIL;

    /** The verdict as people read it, such as {@code no threshold}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The verdict on several models together: the worst. Without models it is inconclusive. */
    public static ProbeVerdict worst(Collection<ProbeVerdict> verdicts) {
        return verdicts.stream().max(Comparator.naturalOrder()).orElse(INCONCLUSIVE);
    }
}
