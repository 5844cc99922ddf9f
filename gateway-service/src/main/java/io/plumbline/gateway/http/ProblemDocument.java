package io.plumbline.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.field.EventJson;
import io.plumbline.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Adds to the OpenAPI document what all operations share: the problems, the API key, and the examples. The examples are in a
 * file of their own, so that a test can send them.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ProblemDocument implements OASFilter {

    private static final String SCHEME = "apiKey";
    private static final String EXAMPLES = "/openapi-examples.json";
    private static final Map<String, String> PROBLEMS = new TreeMap<>(Map.of(
            "400", "The request is invalid; errors names the fields.",
            "401", "The API key is missing or not valid.",
            "403", "The key's role does not allow this call; detail names the role that it needs.",
            "404", "The resource does not exist.",
            "413", "The body is larger than 4 MiB; for answers as JSON Lines, than 64 MiB.",
            "415", "The body has another media type, or is compressed.",
            "429", "Too many requests; Retry-After is the number of seconds to wait.",
            "500", "An error in the gateway; its log has it under the trace id.",
            "503", "A service that the request needs does not answer."));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        JsonNode examples = examples();
        document.setInfo(OASFactory.createInfo()
                .title("Plumbline gateway")
                .version("1")
                .description("Registry, question sets, probes and access."));
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problem());
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key, plk_.., or an OIDC token if OIDC is configured."));
        document.getPaths().getPathItems().values().forEach(path -> complete(path, examples));
    }

    private static void complete(PathItem path, JsonNode examples) {
        path.getOperations().values().forEach(operation -> complete(operation, examples));
    }

    private static void complete(Operation operation, JsonNode examples) {
        PROBLEMS.forEach((status, description) -> {
            APIResponse known = operation.getResponses().getAPIResponse(status);
            if (known == null || known.getContent() == null) {
                operation.getResponses().addAPIResponse(status, response(description));
            }
        });
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.compareTo("400") >= 0) {
                response.setContent(content());
            }
        });
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        JsonNode example = examples.path(operation.getOperationId());
        if (operation.getRequestBody() != null && example.has("request")) {
            media(operation.getRequestBody().getContent())
                    .forEach(media -> media.setExample(plain(example, "request")));
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null && example.has("response")) {
                response.getContent()
                        .getMediaTypes()
                        .forEach((type, media) -> media.setExample(response(example, status, type)));
            }
        });
    }

    private static Collection<MediaType> media(Content content) {
        return content.getMediaTypes().values();
    }

    private static APIResponse response(String description) {
        return OASFactory.createAPIResponse().description(description).content(content());
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem")));
    }

    private static Schema problem() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema wrong = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("pointer", text)
                .addProperty("detail", text);
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457, with a stable code and the trace id under which the gateway logs the request.")
                .addProperty("type", text)
                .addProperty("code", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(wrong))
                .addProperty("traceId", text)
                .addProperty(
                        "report",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.OBJECT)
                                .description(
                                        "The part of the request that was done before the problem, for requests that are done piece by piece."));
    }

    /** The example for one status or media type, if the operation has several. */
    private static Object response(JsonNode example, String status, String type) {
        JsonNode as = example.path("as");
        String own = as.has(status) ? status : type;
        return as.has(own) ? plain(as, own) : plain(example, "response");
    }

    private static Object plain(JsonNode example, String part) {
        return EventJson.mapper().convertValue(example.get(part), Object.class);
    }

    private static JsonNode examples() {
        try (InputStream file = ProblemDocument.class.getResourceAsStream(EXAMPLES)) {
            return EventJson.mapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
