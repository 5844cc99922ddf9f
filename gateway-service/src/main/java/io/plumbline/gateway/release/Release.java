package io.plumbline.gateway.release;

/** How the parts of the gateway tell each other that prompts may be released. */
public final class Release {

    /** Address on the event bus; the message is the id of the model whose prompts may be released. */
    public static final String WAKE = "release-prompts";

    private Release() {}
}
