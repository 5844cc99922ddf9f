package io.plumbline.gateway.http;

/** The media type of JSON Lines. */
public final class JsonLines {

    /** The older one of two names. Quarkus writes a stream of type application/jsonl as one array. */
    public static final String TYPE = "application/x-ndjson";

    private JsonLines() {}
}
