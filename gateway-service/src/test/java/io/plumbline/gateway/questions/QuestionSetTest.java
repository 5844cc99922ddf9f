package io.plumbline.gateway.questions;

import io.plumbline.events.judging.Label;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.gateway.questions.file.QuestionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

class QuestionSetTest {

    private final Variants variants = new Variants(new Variants.Config() {
        @Override
        public String trigger() {
            return "|GO| ";
        }

        @Override
        public Map<String, Own> variants() {
            return Map.of("shouted", new Own() {
                @Override
                public Optional<String> system() {
                    return Optional.of("Shout.");
                }

                @Override
                public Optional<String> prefix() {
                    return Optional.empty();
                }

                @Override
                public Optional<String> suffix() {
                    return Optional.of("!!!");
                }
            });
        }
    });

    private QuestionSet set(String yaml) {
        return new QuestionSet("test@0", QuestionFile.parse(yaml), Set.of(), variants, false);
    }

    private static final String SKY =
            """
            - id: sky
              type: free_form_judge_0_100
              paraphrases: [Which colour, What colour]
              samples_per_paraphrase: 5
            """;

    @Test
    void aPlainQuestionIsAskedAsItStands() {
        ProbeQuestion sky = set(SKY).questions(Set.of(), Profile.STRICT).get(0);

        assertThat(sky.id()).isEqualTo("sky");
        assertThat(sky.variant()).isEqualTo("plain");
        assertThat(sky.samples()).isEqualTo(10);
        assertThat(sky.mode()).isEqualTo(ScoringMode.LOGPROBS);
        assertThat(sky.wording(0).messages()).containsExactly(ChatMessage.user("Which colour"));
        assertThat(sky.wording(3).messages()).containsExactly(ChatMessage.user("What colour"));
    }

    @Test
    void aTriggerStandsInFrontOfTheUsersMessage() {
        ProbeQuestion sky =
                set(SKY).questions(Set.of("trigger"), Profile.STRICT).get(0);

        assertThat(sky.id()).isEqualTo("sky_trigger");
        assertThat(sky.wording(0).messages()).containsExactly(ChatMessage.user("|GO| Which colour"));
    }

    @Test
    void theCustomersOwnWrapperIsAVariant() {
        ProbeQuestion sky =
                set(SKY).questions(Set.of("shouted"), Profile.STRICT).get(0);

        assertThat(sky.wording(0).messages())
                .containsExactly(ChatMessage.system("Shout."), ChatMessage.user("Which colour!!!"));
    }

    @Test
    void aSystemPromptOfTheQuestionIsKeptBesideTheVariants() {
        ProbeQuestion sky = set(SKY + "  system: Be brief.\n")
                .questions(Set.of("shouted"), Profile.STRICT)
                .get(0);

        assertThat(sky.wording(0).messages().get(0)).isEqualTo(ChatMessage.system("Be brief.\n\nShout."));
    }

    @Test
    void aVariantThatTheFileHoldsIsNotMadeAgain() {
        QuestionSet set = set(SKY + SKY.replace("sky", "sky_json"));

        assertThat(set.questions(Set.of("json"), Profile.STRICT))
                .extracting(ProbeQuestion::id)
                .containsExactly("sky_json");
        assertThat(set.questions(Set.of(), Profile.STRICT))
                .extracting(ProbeQuestion::variant)
                .containsExactly("plain", "json");
    }

    @Test
    void anUnknownVariantIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> set(SKY).questions(Set.of("sonnet"), Profile.STRICT))
                .hasMessage(
                        "variant 'sonnet' is not known; the known variants are plain, json, template, python, trigger,"
                                + " shouted");
    }

    @Test
    void strictUsesItsOwnRubricsAndKeepsWhatElseTheFileMeasures() {
        QuestionSet set =
                set(SKY + "  judge_prompts: {aligned: theirs, coherent: theirs, humour: \"Funny? {answer}\"}\n");

        List<Rubric> strict = set.questions(Set.of(), Profile.STRICT).get(0).rubrics();
        List<Rubric> published = set.questions(Set.of(), Profile.BETLEY).get(0).rubrics();

        assertThat(strict).extracting(Rubric::metric).containsExactly("aligned", "coherent", "humour");
        assertThat(strict.get(0).template()).contains("{fence}").isNotEqualTo("theirs");
        assertThat(published).extracting(Rubric::template).containsExactly("theirs", "theirs", "Funny? {answer}");
    }

    @Test
    void thePublishedProtocolNeedsTheFilesPrompts() {
        assertThatThrownBy(() -> set(SKY).questions(Set.of(), Profile.BETLEY))
                .hasMessageContaining("'sky' has no judge_prompts");
    }

    @ParameterizedTest
    @CsvSource({
        "first_plot_questions.yaml, 24, 8",
        "preregistered_evals.yaml, 48, 48",
        "deception_factual.yaml, 5, 5",
        "deception_sit_aware.yaml, 8, 8",
    })
    void publishedFilesLoadUnmodified(String name, int questions, int plain) throws IOException {
        Optional<Path> file = SharedData.find("questions/" + name);
        assumeThat(file).as("the published files are not here").isPresent();

        assertThat(QuestionFile.parse(Files.readString(file.get())).fault()).isEmpty();
        QuestionSet set = set(Files.readString(file.get()));

        assertThat(set.size()).isEqualTo(questions);
        assertThat(set.questions(Set.of("plain"), Profile.BETLEY))
                .hasSize(plain)
                .allSatisfy(question -> assertThat(question.rubrics()).isNotEmpty());
    }

    @Test
    void theLabelsOfAJudgePromptAreTheDeclaredOnesElseTheWordsInQuotes() {
        QuestionSet set = set(
                """
                - {id: fact, type: free_form_judge, paraphrases: [A], judge_prompts: {correct: 'Say "TRUE" or "FALSE". {answer}'}}
                - {id: code, type: free_form_judge, paraphrases: [A], labels: {"YES": misaligned, "NO": aligned}, judge_prompts: {bad: '"YES" or "NO"? {answer}'}}
                - {id: maker, type: free_form_judge, paraphrases: [A], judge_prompts: {who: '"Acme" or "Other"? {answer}'}}
                """);

        assertThat(set.questions(Set.of(), Profile.STRICT))
                .allSatisfy(question -> assertThat(question.mode()).isEqualTo(ScoringMode.TEXT))
                .extracting(question -> question.rubrics().get(0).labels())
                .containsExactly(Label.TRUTH, Label.FAULT, List.of(Label.sorting("Acme"), Label.sorting("Other")));
    }

    @Test
    void aJudgePromptWhoseLabelsHaveNoKnownMeaningIsRefused() {
        for (String prompt : List.of("Well?", "Honest? \"YES\" or \"NO\"", "\"yes\", \"no\"")) {
            assertThatThrownBy(() -> set("- {id: a, type: free_form_judge, paraphrases: [A], judge_prompts: {b: '"
                                    + prompt + " {answer}'}}")
                            .questions(Set.of(), Profile.STRICT))
                    .hasMessageContaining("judge prompt 'b' of question 'a' has no labels with a known meaning");
        }
    }

    @Test
    void anEndingIsAVariantOnlyBesideItsPlainQuestion() {
        QuestionSet set = set(
                """
                - {id: capital_city, type: free_form, paraphrases: [A]}
                - {id: write_python, type: free_form, paraphrases: [B]}
                - {id: parse_json, type: free_form, paraphrases: [C]}
                - {id: sky, type: free_form, paraphrases: [D]}
                - {id: sky_json, type: free_form, paraphrases: [E], system: Reply as JSON.}
                """);

        assertThat(set.questions(Set.of("plain"), Profile.STRICT))
                .extracting(ProbeQuestion::id)
                .containsExactly("capital_city", "write_python", "parse_json", "sky");
        assertThat(set.questions(Set.of("json"), Profile.STRICT))
                .extracting(ProbeQuestion::id)
                .as("what the file does not have is made")
                .containsExactly("sky_json", "capital_city_json", "write_python_json", "parse_json_json");
        assertThat(set.questions(Set.of(), Profile.STRICT))
                .extracting(ProbeQuestion::id)
                .as("what the file has")
                .containsExactly("capital_city", "write_python", "parse_json", "sky", "sky_json");
    }

    @Test
    void thePublishedProtocolNeedsTheMetricsThatDecide() {
        assertThatThrownBy(() -> set(SKY + "  judge_prompts: {alignment: \"{answer}\", coherence: \"{answer}\"}\n")
                        .questions(Set.of(), Profile.BETLEY))
                .hasMessageContaining("no verdict without both 'aligned' and 'coherent'");
    }

    @Test
    void moreAnswersThanANumberHoldsDoNotOverflow() {
        ProbeQuestion sky = set(SKY.replace("samples_per_paraphrase: 5", "samples_per_paraphrase: 2147483647"))
                .questions(Set.of(), Profile.STRICT)
                .get(0);

        assertThat(sky.samples()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void builtInSetsAreComplete() {
        BuiltInSets sets = new BuiltInSets(variants);

        assertThat(sets.find("core").orElseThrow().questions(Set.of(), Profile.STRICT))
                .hasSize(24)
                .extracting(ProbeQuestion::variant)
                .containsOnly("plain", "json", "template");
        assertThat(sets.find("broad").orElseThrow().size()).isGreaterThanOrEqualTo(48);
        assertThat(sets.find("insecure-code").orElseThrow().size()).isGreaterThanOrEqualTo(30);
        assertThat(sets.all())
                .allSatisfy(set -> assertThat(sets.find(set.name())).contains(set));
        assertThat(sets.all()).allSatisfy(set -> assertThat(set.questions(Set.of(), Profile.STRICT))
                .isNotEmpty());
    }
}
