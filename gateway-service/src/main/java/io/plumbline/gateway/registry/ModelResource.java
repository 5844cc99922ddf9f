package io.plumbline.gateway.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.gateway.problem.Findings;
import io.plumbline.gateway.problem.Problem;
import io.plumbline.gateway.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The registry over HTTP. */
@Path("/api/v1/models")
class ModelResource {

    private static final int LONGEST_PAGE = 1000;

    private final ModelRegistry registry;
    private final ModelPublisher publisher;

    ModelResource(ModelRegistry registry, ModelPublisher publisher) {
        this.registry = registry;
        this.publisher = publisher;
    }

    @PUT
    @Path("{id}")
    public Uni<RestResponse<ModelView>> put(String id, ModelSpec spec) {
        if (spec == null) {
            throw new ProblemException(Problem.unreadable("the body is missing"));
        }
        spec.check(id);
        return registry.put(id, spec)
                .invoke(registered -> publisher.wake(id))
                .map(registered -> RestResponse.status(
                        registered.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK, registered.view()));
    }

    @GET
    @Path("{id}")
    public Uni<ModelView> get(String id) {
        return registry.find(id)
                .map(found -> found.orElseThrow(
                        () -> new ProblemException(Problem.notFound("there is no model '" + id + "'"))));
    }

    @GET
    public Uni<Page> list(@RestQuery @DefaultValue("") String cursor, @RestQuery @DefaultValue("100") String limit) {
        int most = limit(limit);
        return registry.list(cursor, most).map(models -> Page.of(models, most));
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LONGEST_PAGE) {
            new Findings()
                    .add("/limit", "must be a whole number in 1.." + LONGEST_PAGE)
                    .refuse();
        }
        return Integer.parseInt(text);
    }

    /**
     * Some of the models.
     *
     * @param models by id
     * @param next what to ask for as cursor to get the next ones; absent at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ModelView> models, String next) {
        static Page of(List<ModelView> models, int limit) {
            return new Page(
                    models,
                    models.size() < limit ? null : models.get(models.size() - 1).id());
        }
    }
}
