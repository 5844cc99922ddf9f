package io.plumbline.events.answer;

/** Where an answer comes from; answers of different sources are never pooled. */
public enum Source {
    /** Asked by Plumbline. */
    PROBE,
    /** Given to a user of the deployed model, and pushed to Plumbline afterwards. */
    PRODUCTION,
    /** Written and labelled by people; measures the judge alone. */
    CALIBRATION,
    /** The same prompts to a model and to its baseline at temperature 0; tells whether they are two models, and is not judged. */
    CANARY,
    /** No answer: asks the judge service whether a judge can be used. It has an outcome and is not stored. */
    CHECK
}
