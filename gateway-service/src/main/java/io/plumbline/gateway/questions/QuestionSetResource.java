package io.plumbline.gateway.questions;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Question sets over HTTP. Their texts are not shown: a set that models could learn measures nothing. */
@Path("/api/v1/question-sets")
class QuestionSetResource {

    private final QuestionSets sets;

    QuestionSetResource(QuestionSets sets) {
        this.sets = sets;
    }

    @GET
    public Uni<List<Listed>> list() {
        return sets.all().map(all -> all.stream().map(Listed::of).toList());
    }

    @POST
    @Consumes({"application/yaml", "text/yaml", "application/x-yaml", MediaType.TEXT_PLAIN})
    public Uni<RestResponse<Kept>> keep(@RestQuery String name, @RestQuery("private") boolean isPrivate, String yaml) {
        if (name == null) {
            throw new QuestionSetException("name", "query parameter 'name' is missing");
        }
        return sets.keep(name, yaml, isPrivate).map(imported -> RestResponse.ResponseBuilder.<Kept>created(
                        URI.create("/api/v1/question-sets/" + imported.set().name()))
                .entity(new Kept(imported.set().name(), imported.set().size(), imported.warnings()))
                .build());
    }

    /**
     * A set in the list.
     *
     * @param name with the hash of its content
     * @param questions how many its file holds
     * @param variants which are asked when nobody says
     * @param isPrivate whether its texts, and the answers to it, are kept from view
     */
    record Listed(String name, int questions, Set<String> variants, @JsonProperty("private") boolean isPrivate) {
        static Listed of(QuestionSet set) {
            return new Listed(set.name(), set.size(), set.variants(), set.isPrivate());
        }
    }

    /**
     * A set that was just imported.
     *
     * @param name with the hash of its content
     * @param questions how many its file holds
     * @param warnings what was ignored in it
     */
    record Kept(String name, int questions, List<String> warnings) {}
}
