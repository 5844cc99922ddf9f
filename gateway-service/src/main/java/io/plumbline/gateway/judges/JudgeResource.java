package io.plumbline.gateway.judges;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.target.BodyFields;
import io.plumbline.gateway.access.roles.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists the judges of probes with what their checks found. */
@Path("/api/v1/judges")
@Tag(name = "judges")
class JudgeResource {

    private final JudgeChecks checks;

    JudgeResource(JudgeChecks checks) {
        this.checks = checks;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listJudges", summary = "Lists at most 1,000 judges with what their checks found.")
    public Uni<List<CheckedJudge>> list() {
        return checks.all().map(rows -> rows.stream().map(CheckedJudge::of).toList());
    }

    /**
     * A judge and what its last check found.
     *
     * @param endpoint its address
     * @param modelName its name there
     * @param body extra fields of each request to it; absent without any
     * @param state what the check found
     */
    @Schema(name = "CheckedJudge")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckedJudge(
            URI endpoint, String modelName, @Schema(type = SchemaType.OBJECT) JsonNode body, JudgeState state) {
        static CheckedJudge of(JudgeCheckRow row) {
            return new CheckedJudge(
                    row.judge.endpoint(),
                    row.judge.modelName(),
                    row.judge.body().map(BodyFields::tree).orElse(null),
                    row.view());
        }
    }
}
