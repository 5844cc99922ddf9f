package io.plumbline.aggregator.http;

import jakarta.ws.rs.WebApplicationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into application/problem+json; the only place that does. */
class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    @ServerExceptionMapper
    RestResponse<Problem> of(InvalidRequestException refused) {
        return answer(Problem.invalid(refused.errors()));
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(WebApplicationException failure) {
        var status = failure.getResponse().getStatusInfo();
        return answer(Problem.http(status.getStatusCode(), status.getReasonPhrase()));
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(Exception surprise) {
        LOG.error("request failed", surprise);
        return answer(Problem.http(500, "Internal server error"));
    }

    private static RestResponse<Problem> answer(Problem problem) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(problem.status()), problem)
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
