package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.field.Text;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What holds up the calls to one model at one endpoint, as one replica of the calling service sees it, or what that replica has
 * learnt about the fields that the endpoint takes. A record with a null value means that this is over. While a condition lasts it is written again, so one that is older than
 * {@link #VALID} is over: its replica has ended.
 *
 * @param id unique
 * @param replica random name of the process that calls the model
 * @param endpoint base URL that is called, without query, headers and credential
 * @param modelName the model's name there
 * @param cause why calls wait or what was learnt
 * @param detail the latest failure in words, at most 300 characters, untrusted; empty if there is none. For {@link Cause#DIALECT}
 *     how requests differ from the usual ones, in Plumbline's words
 * @param callsAtOnce most calls of this replica that go out at once for now, at least 0
 * @param replyWait longest wait for one reply
 * @param since when it began
 * @param until end of a pause, or the time from which waiting calls fail; empty if it depends on the model alone
 * @param at when the replica looked
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record EndpointCondition(
        String id,
        String replica,
        URI endpoint,
        String modelName,
        Cause cause,
        String detail,
        int callsAtOnce,
        Duration replyWait,
        Instant since,
        Optional<Instant> until,
        Instant at)
        implements Event {

    /** A condition that was not written again for so long is over. */
    public static final Duration VALID = Duration.ofMinutes(1);

    /** Why calls wait, the most serious cause first. */
    public enum Cause {
        /** The provider's quota is used up; calls are refused during the pause. */
        QUOTA,
        /** Every call fails, and one call at a time tries the model. */
        FAILURES,
        /** Calls get no reply within the wait, which grows, and fewer of them go out at once. */
        TIMEOUTS,
        /** The provider rejects calls for their number; calls wait for the end of the pause. */
        RATE_LIMIT,
        /** Nothing holds calls up: the endpoint refuses usual fields, and calls go without them. The detail says which. */
        DIALECT
    }

    public EndpointCondition {
        Text.required("id", id);
        Text.required("replica", replica);
        requireNonNull(endpoint, "endpoint is missing");
        Text.required("modelName", modelName);
        requireNonNull(cause, "cause is missing");
        detail = detail == null ? "" : detail;
        requireNonNull(replyWait, "replyWait is missing");
        requireNonNull(since, "since is missing");
        until = until == null ? Optional.empty() : until;
        requireNonNull(at, "at is missing");
    }

    /**
     * The endpoint, the model's name there and the replica: each replica has limits of its own. A dialect stands beside what holds
     * calls up.
     */
    @Override
    public String key() {
        String delay = endpoint + " " + modelName + " " + replica;
        return cause == Cause.DIALECT ? delay + " dialect" : delay;
    }

    @Override
    public Instant time() {
        return at;
    }
}
