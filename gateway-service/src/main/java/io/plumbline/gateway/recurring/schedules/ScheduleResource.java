package io.plumbline.gateway.recurring.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.http.Paging;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Creates, changes, lists and deletes schedules over HTTP. */
@Path("/api/v1/schedules")
@Tag(name = "schedules")
class ScheduleResource {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final Schedules schedules;
    private final ScheduleConfig config;
    private final CurrentCaller caller;

    ScheduleResource(Schedules schedules, ScheduleConfig config, CurrentCaller caller) {
        this.schedules = schedules;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "createSchedule", summary = "Creates a schedule with a generated id.")
    @APIResponse(responseCode = "201", description = "The schedule runs from now on.")
    public Uni<RestResponse<ScheduleView>> create(ScheduleSpec spec) {
        return keep(UUID.randomUUID().toString(), spec);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "putSchedule", summary = "Creates or changes a schedule.")
    @APIResponse(responseCode = "201", description = "The schedule is new.")
    @APIResponse(responseCode = "200", description = "The schedule existed and has the given settings now.")
    public Uni<RestResponse<ScheduleView>> put(String id, ScheduleSpec spec) {
        if (!ID.matcher(id).matches()) {
            new Findings()
                    .add("/id", "must be 1 to 128 letters, digits, dots, dashes or underscores")
                    .refuse();
        }
        return keep(id, spec);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getSchedule", summary = "Reads a schedule with its next and its last run.")
    public Uni<ScheduleView> get(String id) {
        return schedules
                .find(Paging.text("/id", id))
                .map(found -> found.orElseThrow(
                        () -> new ProblemException(Problem.notFound("there is no schedule '" + id + "'"))));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listSchedules", summary = "Lists schedules by id.")
    public Uni<Page> list(@RestQuery String cursor, @RestQuery String limit) {
        int most = Paging.limit(limit);
        String after = Paging.text("/cursor", cursor);
        return schedules.list(after == null ? "" : after, most).map(found -> Page.of(found, most));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "deleteSchedule", summary = "Deletes a schedule. Probes that it started go on.")
    @APIResponse(responseCode = "204", description = "The schedule is deleted.")
    public Uni<RestResponse<Void>> delete(String id) {
        return schedules.delete(caller.actor(), Paging.text("/id", id)).replaceWith(RestResponse::noContent);
    }

    private Uni<RestResponse<ScheduleView>> keep(String id, ScheduleSpec spec) {
        if (spec == null) {
            throw new ProblemException(Problem.unreadable("the body is missing"));
        }
        spec.check(config.shortest());
        return schedules.put(caller.actor(), id, spec).map(ScheduleResource::answer);
    }

    private static RestResponse<ScheduleView> answer(Schedules.Kept kept) {
        if (!kept.isNew()) {
            return RestResponse.ok(kept.view());
        }
        return RestResponse.ResponseBuilder.<ScheduleView>created(
                        URI.create("/api/v1/schedules/" + kept.view().id()))
                .entity(kept.view())
                .build();
    }

    /**
     * A page of schedules.
     *
     * @param schedules sorted by id
     * @param next cursor of the next page; absent on the last page
     */
    @Schema(name = "SchedulePage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ScheduleView> schedules, String next) {
        static Page of(List<ScheduleView> schedules, int limit) {
            return new Page(
                    schedules,
                    schedules.size() < limit
                            ? null
                            : schedules.get(schedules.size() - 1).id());
        }
    }
}
