package io.plumbline.aggregator.http;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.plumbline.problem.ProblemResponse;
import jakarta.ws.rs.WebApplicationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers each failed request with a problem. */
class AggregatorExceptionMapper {

    private static final Logger LOG = Logger.getLogger(AggregatorExceptionMapper.class);

    @ServerExceptionMapper
    RestResponse<Problem> of(ProblemException refused) {
        return answer(refused.problem());
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(WebApplicationException failure) {
        var status = failure.getResponse().getStatusInfo();
        return answer(Problem.http(status.getStatusCode(), status.getReasonPhrase()));
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(Exception unexpected) {
        LOG.error("request failed", unexpected);
        return answer(Problem.http(500, "Internal server error"));
    }

    private static RestResponse<Problem> answer(Problem problem) {
        return ProblemResponse.of(problem.withoutCode());
    }
}
