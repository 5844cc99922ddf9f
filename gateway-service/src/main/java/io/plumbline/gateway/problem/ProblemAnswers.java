package io.plumbline.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.plumbline.gateway.questions.QuestionSetException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into application/problem+json; the only place that does. */
class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    @ServerExceptionMapper
    RestResponse<Problem> of(ProblemException refused) {
        return answer(refused.problem());
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(QuestionSetException refused) {
        return answer(Problem.invalid(List.of(new Problem.Wrong("/" + refused.field(), refused.getMessage()))));
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(MismatchedInputException unreadable) {
        return answer(JsonFaults.problem(unreadable));
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(InvalidDefinitionException unreadable) {
        return answer(JsonFaults.problem(unreadable));
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return answer(JsonFaults.problem(unreadable));
        }
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
