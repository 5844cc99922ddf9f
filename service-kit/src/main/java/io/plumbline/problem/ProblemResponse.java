package io.plumbline.problem;

import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** An HTTP answer with a problem as its body. */
public final class ProblemResponse {

    private ProblemResponse() {}

    public static RestResponse<Problem> of(Problem problem) {
        return of(problem, Map.of());
    }

    public static RestResponse<Problem> of(Problem problem, Map<String, String> headers) {
        var answer = RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(problem.status()), problem)
                .type(Problem.MEDIA_TYPE);
        headers.forEach(answer::header);
        return answer.build();
    }
}
