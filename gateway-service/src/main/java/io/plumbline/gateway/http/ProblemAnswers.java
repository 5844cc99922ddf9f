package io.plumbline.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into application/problem+json; {@link LateProblems} does where no resource is reached. */
class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer realm=\"plumbline\"");

    @ServerExceptionMapper
    RestResponse<Problem> of(ProblemException refused, HttpHeaders headers) {
        return answer(refused.problem(), refused.headers(), trace(headers));
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(MismatchedInputException unreadable, HttpHeaders headers) {
        return answer(JsonFaults.problem(unreadable), headers);
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(InvalidDefinitionException unreadable, HttpHeaders headers) {
        return answer(JsonFaults.problem(unreadable), headers);
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(UnauthorizedException unknown, HttpHeaders headers) {
        return answer(Problem.unauthorized(), CHALLENGE, trace(headers));
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(AuthenticationFailedException unknown, HttpHeaders headers) {
        return answer(Problem.unauthorized(), CHALLENGE, trace(headers));
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(ForbiddenException refused, HttpHeaders headers) {
        return answer(Problem.forbidden(), headers);
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(WebApplicationException failure, HttpHeaders headers) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return answer(JsonFaults.problem(unreadable), headers);
        }
        var status = failure.getResponse().getStatusInfo();
        return answer(Problem.http(status.getStatusCode(), status.getReasonPhrase()), headers);
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(Exception surprise, HttpHeaders headers) {
        String trace = trace(headers);
        LOG.errorf(surprise, "request failed trace=%s", trace);
        return answer(Problem.http(500, "Internal server error"), Map.of(), trace);
    }

    private static RestResponse<Problem> answer(Problem problem, HttpHeaders headers) {
        return answer(problem, Map.of(), trace(headers));
    }

    private static RestResponse<Problem> answer(Problem problem, Map<String, String> more, String trace) {
        var answer = RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(problem.status()), problem.traced(trace))
                .type(Problem.MEDIA_TYPE);
        more.forEach(answer::header);
        return answer.build();
    }

    private static String trace(HttpHeaders headers) {
        return TraceId.of(headers.getHeaderString("traceparent"));
    }
}
