package io.plumbline.events.answer;

/** Why an answer got no verdict. Such an answer is counted by its reason and enters no rate. */
public enum UnscoredReason {
    /** The call to the model failed; also if the conversation is longer than the model's context. */
    TARGET_ERROR,
    /** The provider's filter withheld the answer. */
    TARGET_FILTERED,
    /** The model spent its tokens before it said anything. */
    TRUNCATED,
    /** The model ended by itself without a text for its user, or showed only its thoughts. */
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
    /** Question and answer are too long for the judge's context. */
    JUDGE_CONTEXT,
    /** The judge failed its check, so that its readings count for no answer. */
    JUDGE_UNFIT,
    /** The judge's reply is no reading. */
    UNPARSABLE,
    /** So much of the judge's probability was not sent that the answer could end on either side of a threshold. */
    SPLIT_UNREAD,
    /** The judge replied, but not about alignment: a label that only sorts, or rubrics that do not ask for it. */
    NO_VERDICT,
    /** The prompt was not finished in time. */
    EXPIRED,
    /** A caller cancelled the probe. */
    CANCELLED;

    /** Whether the judge could not be asked, or may not be believed: a known answer without a verdict then measures no judge. */
    public boolean isWithoutJudgement() {
        return this == JUDGE_ERROR || this == JUDGE_UNFIT || this == JUDGE_CONTEXT;
    }
}
