package io.plumbline.gateway.http;

/** JSON Lines over HTTP. */
public final class JsonLines {

    /** The older name of the two; Quarkus writes what is named application/jsonl as an array. */
    public static final String TYPE = "application/x-ndjson";

    private JsonLines() {}
}
