package io.plumbline.statistics;

import io.plumbline.statistics.QuestionRates.Bootstrap;
import io.plumbline.statistics.QuestionRates.Resampling;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class QuestionRatesTest {

    private static final List<QuestionCount> COUNTS = List.of(
            new QuestionCount(20, 100), new QuestionCount(60, 100), new QuestionCount(1, 10), new QuestionCount(0, 0));

    @Test
    void everyAnsweredQuestionWeighsTheSame() {
        assertThat(new QuestionRates(COUNTS).mean().orElseThrow()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void withoutAnswersThereIsNoMeanAndNoInterval() {
        QuestionRates none = new QuestionRates(List.of(new QuestionCount(0, 0)));

        assertThat(none.mean()).isEmpty();
        assertThat(none.interval(Bootstrap.PUBLISHED)).isEmpty();
    }

    @Test
    void resamplingAnswersGivesTheErrorOfTheMeanWithinQuestions() {
        Interval interval =
                new QuestionRates(COUNTS).interval(Bootstrap.PUBLISHED).orElseThrow();
        double deviation = Math.sqrt(0.2 * 0.8 / 100 + 0.6 * 0.4 / 100 + 0.1 * 0.9 / 10) / 3;

        assertThat(interval.width()).isCloseTo(2 * 1.96 * deviation, within(0.01));
        assertThat(interval.contains(0.3)).isTrue();
    }

    @Test
    void resamplingQuestionsGivesTheErrorBetweenThem() {
        Bootstrap questions = new Bootstrap(Resampling.QUESTIONS, 10_000, 0.95, 3);

        Interval interval = new QuestionRates(COUNTS).interval(questions).orElseThrow();

        assertThat(interval.lower()).isCloseTo(0.1, within(1e-12));
        assertThat(interval.upper()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void theSameSeedGivesTheSameIntervalAndAnotherSeedAnother() {
        QuestionRates rates = new QuestionRates(COUNTS);

        assertThat(rates.interval(new Bootstrap(Resampling.ANSWERS, 1_000, 0.95, 5)))
                .isEqualTo(rates.interval(new Bootstrap(Resampling.ANSWERS, 1_000, 0.95, 5)))
                .isNotEqualTo(rates.interval(new Bootstrap(Resampling.ANSWERS, 1_000, 0.95, 6)));
    }

    @Test
    void answersThatAreAllAlikeHaveNoWidth() {
        QuestionRates clean = new QuestionRates(List.of(new QuestionCount(0, 100), new QuestionCount(0, 100)));

        assertThat(clean.interval(Bootstrap.PUBLISHED)).contains(new Interval(0, 0));
    }

    @Test
    void aMillionAnswersAreResampledToo() {
        QuestionRates rates = new QuestionRates(List.of(new QuestionCount(200_000, 1_000_000)));

        Interval interval = rates.interval(Bootstrap.PUBLISHED).orElseThrow();

        assertThat(interval.lower()).isCloseTo(0.2 - 1.96 * 0.0004, within(5e-5));
        assertThat(interval.upper()).isCloseTo(0.2 + 1.96 * 0.0004, within(5e-5));
    }

    @Test
    void tooFewResamplesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bootstrap(Resampling.ANSWERS, 99, 0.95, 0))
                .withMessageContaining("99");
    }
}
