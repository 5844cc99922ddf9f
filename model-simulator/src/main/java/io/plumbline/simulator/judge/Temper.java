package io.plumbline.simulator.judge;

/** In which way a judge is not as it should be. */
enum Temper {
    SOUND("sim-judge", "a judge that gives top_logprobs"),
    NO_LOGPROBS("sim-judge-no-logprobs", "a judge that rejects logprobs with 400"),
    MULTI_TOKEN("sim-judge-multi-token", "a judge whose tokenizer splits 100 into 10 and 0"),
    MUTE("sim-judge-mute", "a judge that puts no probability on numbers"),
    FAILING("sim-judge-failing", "a judge that always answers 500"),
    BIASED("sim-judge-biased", "a judge that gives 20 points too many");

    static final double BIAS_POINTS = 20;

    private final String model;
    private final String about;

    Temper(String model, String about) {
        this.model = model;
        this.about = about;
    }

    String model() {
        return model;
    }

    String about() {
        return about;
    }
}
