package io.plumbline.events;

import java.net.URI;
import java.util.Arrays;

/** What each event is called on the wire: its topic, its CloudEvents type and the schema of its value. */
public enum EventType {
    REGISTERED_MODEL(RegisteredModel.class, Topics.MODELS, "registered-model"),
    PROMPT(Prompt.class, Topics.PROMPTS, "prompt"),
    COMPLETION(Completion.class, Topics.COMPLETIONS, "completion"),
    SCORE(Score.class, Topics.SCORES, "score"),
    ALARM_CHANGE(AlarmChange.class, Topics.ALARMS, "alarm-change"),
    ENDPOINT_CONDITION(EndpointCondition.class, Topics.ENDPOINTS, "endpoint-condition"),
    CANCELLED_PROBE(CancelledProbe.class, Topics.CANCELLATIONS, "cancelled-probe");

    /** Raised only when a record must change incompatibly; readers then know both. */
    private static final int VERSION = 1;

    private final Class<? extends Event> event;
    private final String topic;
    private final String label;

    EventType(Class<? extends Event> event, String topic, String label) {
        this.event = event;
        this.topic = topic;
        this.label = label;
    }

    /** The type of an event's class. */
    public static EventType of(Class<? extends Event> event) {
        return Arrays.stream(values())
                .filter(type -> type.event.equals(event))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(event + " is not an event"));
    }

    /** The record that the value is read into. */
    public Class<? extends Event> event() {
        return event;
    }

    /** The topic that carries it. */
    public String topic() {
        return topic;
    }

    /** The CloudEvents attribute {@code type}, such as {@code io.plumbline.prompt.v1}. */
    public String cloudEventType() {
        return "io.plumbline." + label + ".v" + VERSION;
    }

    /** The CloudEvents attribute {@code dataschema}: a name, not an address to fetch. */
    public URI dataSchema() {
        return URI.create("urn:plumbline:schema:" + label + ":" + VERSION);
    }

    /** The schema's file below {@code schemas/} on the class path. */
    public String schemaFile() {
        return label + ".v" + VERSION + ".json";
    }
}
