package io.plumbline.gateway.models.delays;

import io.plumbline.events.EndpointCondition;
import io.plumbline.events.EndpointCondition.Cause;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sentence about fields of usual requests that a model refuses. */
final class DialectNote {

    private DialectNote() {}

    /**
     * The sentence about the dialect that was learnt last: replicas learn by themselves, and the newest refusal is the most complete.
     *
     * @param subject the model with its role
     * @param conditions of all replicas that call it
     */
    static Optional<String> of(String subject, List<EndpointCondition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.cause() == Cause.DIALECT)
                .max(Comparator.comparing(EndpointCondition::since))
                .map(learnt -> subject + " at " + DelayNote.host(learnt.endpoint())
                        + " refuses usual fields; its requests have " + learnt.detail());
    }
}
