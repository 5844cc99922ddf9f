package io.plumbline.simulator;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.stream.DoubleStream;

/**
 * How often each fault hits a call. A call has at most one fault.
 *
 * @param p429 probability of 429, 0 to 1; all the probabilities together at most 1
 * @param p500 probability of 500
 * @param pHang probability that no reply comes
 * @param pMalformed probability of 200 with broken JSON
 * @param pDrop probability that the connection is closed
 * @param pHtml probability of an HTML page
 * @param pErrorBody probability of 200 with an error body
 * @param pNoChoices probability of 200 without choices
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FaultOdds(
        double p429,
        double p500,
        double pHang,
        double pMalformed,
        double pDrop,
        double pHtml,
        double pErrorBody,
        double pNoChoices) {

    static final FaultOdds NONE = new FaultOdds(0, 0, 0, 0, 0, 0, 0, 0);

    static final String BOUNDS =
            "Faults need probabilities from 0 to 1 that together do not exceed 1, html_status 200 to 599, and no negative number";

    public FaultOdds {
        double[] all = {p429, p500, pHang, pMalformed, pDrop, pHtml, pErrorBody, pNoChoices};
        if (DoubleStream.of(all).anyMatch(p -> !(p >= 0 && p <= 1))
                || DoubleStream.of(all).sum() > 1 + 1e-9) {
            throw new IllegalArgumentException(BOUNDS);
        }
    }

    double of(Fault fault) {
        return switch (fault) {
            case RATE_LIMITED -> p429;
            case SERVER_ERROR -> p500;
            case HANG -> pHang;
            case MALFORMED -> pMalformed;
            case DROP -> pDrop;
            case HTML -> pHtml;
            case ERROR_BODY -> pErrorBody;
            case NO_CHOICES -> pNoChoices;
        };
    }
}
