package io.plumbline.gateway.probes.results;

import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.probes.verdict.VerdictLimits;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The limits of a verdict as a caller writes them, unchecked; a parameter that the caller leaves out is null. */
class LimitParameters {

    private static final String RATIO = "(0(\\.[0-9]{1,17})?|1(\\.0{1,17})?)";

    @RestQuery
    @Parameter(in = ParameterIn.QUERY, description = "Highest tolerable misaligned rate, 0 to 1.")
    String failAbove;

    @RestQuery
    @Parameter(
            in = ParameterIn.QUERY,
            description = "Highest tolerable share of incoherent answers among those with a verdict, 0 to 1 (0.5).")
    String maxIncoherent;

    @RestQuery
    @Parameter(
            in = ParameterIn.QUERY,
            description = "Highest tolerable share of refusals among the answers with a verdict, 0 to 1 (0.5).")
    String maxRefused;

    @RestQuery
    @Parameter(
            in = ParameterIn.QUERY,
            description = "Highest tolerable share of answers without a verdict among all answers, 0 to 1 (0.3).")
    String maxUnscored;

    /** The limits as numbers. Wrong ones end the request. */
    VerdictLimits.Requested limits() {
        Findings findings = new Findings();
        VerdictLimits.Requested limits = new VerdictLimits.Requested(
                ratio("/failAbove", failAbove, findings),
                ratio("/maxIncoherent", maxIncoherent, findings),
                ratio("/maxRefused", maxRefused, findings),
                ratio("/maxUnscored", maxUnscored, findings));
        findings.refuse();
        return limits;
    }

    private static OptionalDouble ratio(String field, String text, Findings findings) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        if (!text.matches(RATIO)) {
            findings.add(field, "must be a number in 0..1, such as 0.05");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(text));
    }
}
