package io.plumbline.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.plumbline.problem.ProblemResponse;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers each failed request with a problem. {@link RoutingProblems} answers requests that reach no resource. */
class GatewayExceptionMapper {

    private static final Logger LOG = Logger.getLogger(GatewayExceptionMapper.class);
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
        return unauthorized(headers);
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(AuthenticationFailedException unknown, HttpHeaders headers) {
        return unauthorized(headers);
    }

    @ServerExceptionMapper
    RestResponse<Problem> of(ForbiddenException refused, ResourceInfo resource, HttpHeaders headers) {
        return answer(Problem.forbidden(refusal(resource)), headers);
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
    RestResponse<Problem> of(Exception unexpected, HttpHeaders headers) {
        String trace = trace(headers);
        LOG.errorf(unexpected, "request failed trace=%s", trace);
        return answer(Problem.http(500, "Internal server error"), Map.of(), trace);
    }

    /** Names the lowest role that may make the call. */
    private static String refusal(ResourceInfo resource) {
        RolesAllowed allowed = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        return allowed == null
                ? "No role may make this call."
                : "The key's role does not allow this call; it needs role " + String.join(" or ", allowed.value())
                        + ".";
    }

    private static RestResponse<Problem> unauthorized(HttpHeaders headers) {
        Problem problem = Problem.unauthorized("send a valid API key in the header Authorization: Bearer plk_..");
        return answer(problem, CHALLENGE, trace(headers));
    }

    private static RestResponse<Problem> answer(Problem problem, HttpHeaders headers) {
        return answer(problem, Map.of(), trace(headers));
    }

    private static RestResponse<Problem> answer(Problem problem, Map<String, String> more, String trace) {
        return ProblemResponse.of(problem.traced(trace), more);
    }

    private static String trace(HttpHeaders headers) {
        return TraceId.of(headers.getHeaderString("traceparent"));
    }
}
