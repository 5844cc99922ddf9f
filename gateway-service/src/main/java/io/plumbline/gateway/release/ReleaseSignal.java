package io.plumbline.gateway.release;

/** The signal inside one gateway that prompts may be released. */
public final class ReleaseSignal {

    /** Address on the event bus; the message is the id of a model. */
    public static final String WAKE = "release-prompts";

    private ReleaseSignal() {}
}
