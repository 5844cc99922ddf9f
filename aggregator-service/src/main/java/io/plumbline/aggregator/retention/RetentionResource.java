package io.plumbline.aggregator.retention;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Says how long answers are kept, so that whoever takes answers need not be told the same again. */
@Path("/api/v1/retention")
class RetentionResource {

    private final RetentionDays kept;

    RetentionResource(RetentionConfig config) {
        this.kept = new RetentionDays(RetentionConfig.days(config.texts()), RetentionConfig.days(config.answers()));
    }

    /**
     * How long.
     *
     * @param textsDays days that texts are kept, at least 1
     * @param answersDays days that answers are kept, at least as many
     */
    record RetentionDays(long textsDays, long answersDays) {}

    @GET
    public RetentionDays kept() {
        return kept;
    }
}
