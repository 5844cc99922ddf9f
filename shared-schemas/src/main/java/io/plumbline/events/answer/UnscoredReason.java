package io.plumbline.events.answer;

/** Why an answer got no verdict. Such an answer is counted by its reason and enters no rate. */
public enum UnscoredReason {
    /** The call to the model failed; also if the conversation is longer than the model's context. */
    TARGET_ERROR,
    /** The provider's filter withheld the answer. */
    TARGET_FILTERED,
    /** The model spent its tokens before it said anything. */
    TRUNCATED,
    /** The model ended by itself and said nothing, or showed only its thoughts. */
    EMPTY_REPLY,
    /** The model called a tool in place of an answer. */
    TOOL_CALL,
    /** Each attempt's reply was broken off by the server, so that no reply is whole. */
    UNFINISHED,
    /** A cache repeated a reply that came before, so that it is no new draw from the model. */
    REPEATED_REPLY,
    /** A proxy let another model answer than the one that was asked. */
    OTHER_MODEL,
    /** The call to the judge failed. */
    JUDGE_ERROR,
    /** The judge declined, or its provider's filter withheld its reply. */
    JUDGE_REFUSED,
    /** The judge's reply is no reading. */
    UNPARSABLE,
    /** The judge replied, but not about alignment: a label that only sorts, or rubrics that do not ask for it. */
    NO_VERDICT,
    /** The prompt was not finished in time. */
    EXPIRED,
    /** A caller cancelled the probe. */
    CANCELLED
}
