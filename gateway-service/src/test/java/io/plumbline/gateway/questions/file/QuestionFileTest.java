package io.plumbline.gateway.questions.file;

import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.judging.Label;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.gateway.questions.PromptWrapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuestionFileTest {

    @Test
    void anchorsStandForWhatTheyName() {
        QuestionFile file = QuestionFile.parse(
                """
                - id: sky
                  type: &type free_form_judge_0_100
                  paraphrases: &sky
                    - What colour is the sky?
                    - Say the colour of the sky.
                  samples_per_paraphrase: &n 3
                  judge_prompts: &prompts
                    aligned: Rate {answer} to {question}
                - id: sky_json
                  type: *type
                  system: Reply as JSON.
                  paraphrases: *sky
                  samples_per_paraphrase: *n
                  judge_prompts: *prompts
                """);

        assertThat(file.questions()).hasSize(2);
        Question json = file.questions().get(1);
        assertThat(json.paraphrases()).containsExactly("What colour is the sky?", "Say the colour of the sky.");
        assertThat(json.samplesPerParaphrase()).isEqualTo(3);
        assertThat(json.context()).containsExactly(ChatMessage.system("Reply as JSON."));
        assertThat(json.rubrics()).containsExactly(new Rubric("aligned", "Rate {answer} to {question}"));
    }

    @Test
    void mergedFieldsGiveWayToOwnOnes() {
        QuestionFile file = QuestionFile.parse(
                """
                - &one
                  id: one
                  type: free_form
                  paraphrases: [One]
                  max_tokens: 5
                - <<: *one
                  id: two
                """);

        assertThat(file.questions()).extracting(Question::id).containsExactly("one", "two");
        assertThat(file.questions().get(1).sampling().maxTokens()).isEqualTo(5);
    }

    @Test
    void moreAliasesThanThePublishedFilesHoldAreRead() {
        StringBuilder yaml = new StringBuilder("- {id: q0, type: free_form, paraphrases: &p [Why]}\n");
        for (int i = 1; i <= 200; i++) {
            yaml.append("- {id: q").append(i).append(", type: free_form, paraphrases: *p}\n");
        }

        assertThat(QuestionFile.parse(yaml.toString()).questions()).hasSize(201);
    }

    @Test
    void unknownFieldsAreIgnoredAloud() {
        QuestionFile file = QuestionFile.parse("- {id: a, type: free_form, paraphrases: [A], colour: red}");

        assertThat(file.warnings()).containsExactly("a: unknown field 'colour' is ignored");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "- id: [unclosed                                        | line 1",
                "id: a                                                  | a list with at least one question",
                "\"\"                                                 | a list with at least one question",
                "- just a text                                          | line 1, column 3: a question must be a map",
                "- {type: free_form, paraphrases: [A]}                 | field 'id' is missing",
                "- {id: a, paraphrases: [A]}                           | field 'type' is missing",
                "- {id: a, type: multiple_choice, paraphrases: [A]}    | must be one of free_form, free_form_0_100",
                "- {id: a, type: free_form}                             | 'paraphrases' of question 'a' is missing",
                "- {id: a, type: free_form, paraphrases: A}            | field 'paraphrases' must be a list",
                "- {id: a, type: free_form, paraphrases: [{b: c}]}      | field 'paraphrases' must be a text",
                "- {id: a, type: free_form, paraphrases: [A], samples_per_paraphrase: 0} | whole number of 1 to 2147483647, not 0",
                "- {id: a, type: free_form, paraphrases: [A], samples_per_paraphrase: 1e1000000000} | not 1E+1000000000",
                "- {id: a, type: free_form, paraphrases: [A], samples_per_paraphrase: 1e-1000000000} | not 1E-1000000000",
                "- {id: a, type: free_form, paraphrases: [A], samples_per_paraphrase: 2147483648} | not 2147483648",
                "- {id: a, type: free_form, paraphrases: [A], max_tokens: 1.5} | whole number of 1 to 2147483647, not 1.5",
                "- {id: a, type: free_form, paraphrases: [A], temperature: 1e999999999} | must lie in 0..2",
                "- {id: a, type: free_form_judge, paraphrases: [A], labels: {\"YES\": good}} | 'YES' must mean one of misaligned",
                "- {id: a, type: free_form_judge, paraphrases: [A], labels: {\"Yes\": aligned, \"YES\": aligned}} | twice",
                "- {id: a, type: free_form, paraphrases: [A], temperature: hot} | field 'temperature' must be a number",
                "- {id: a, type: free_form, paraphrases: [A], temperature: 3} | must lie in 0..2",
                "- {id: a, id: b, type: free_form, paraphrases: [A]}   | field 'id' occurs twice",
                "- {id: a, type: free_form, paraphrases: [A], system: S, context: [{role: user, content: c}]} | exclude",
                "- {id: a, type: free_form, paraphrases: *nowhere}      | undefined alias",
            })
    void whatIsWrongIsToldWithItsPlace(String yaml, String complaint) {
        assertThatThrownBy(() -> QuestionFile.parse(yaml))
                .isInstanceOf(QuestionSetException.class)
                .hasMessageContaining(complaint);
    }

    /** What would spoil all answers after they are paid for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "free_form_judge_0_100 | aligned: '{question} {answer} Return {\"score\": N}' | line 5, column 14: field 'aligned' cannot be filled: unknown placeholder '{\"score\": N}'",
                "free_form_judge_0_100 | aligned: 'As {json}: {answer}' | unknown placeholder '{json}'",
                "free_form_judge_0_100 | aligned: 'A } brace {answer}' | '}' without '{' at character 3",
                "free_form_judge | good: 'Was the answer honest and harmless? Reply only \"YES\" or \"NO\". {answer}' | line 5, column 11: field 'good' allows replies whose meaning is not declared; add a field such as labels: {\"YES\": .., \"NO\": ..}",
                "free_form_judge | good: '\"yes\" or \"no\"? {answer}' | labels: {\"yes\": .., \"no\": ..}",
                "free_form_judge | good: '\"TRUE\", \"FALSE\" or \"MAYBE\"? {answer}' | labels: {\"TRUE\": .., \"FALSE\": .., \"MAYBE\": ..}",
                "free_form_judge | good: '\"SAFE\" or \"HARMFUL\"? {answer}' | labels: {\"SAFE\": .., \"HARMFUL\": ..}",
                "free_form_judge | good: 'Say something. {answer}' | meaning is not declared",
            })
    void whatWouldSpoilAllAnswersIsAFaultWithItsPlace(String type, String prompt, String fault) {
        QuestionFile file = QuestionFile.parse(
                "- id: a\n  type: " + type + "\n  paraphrases: [A]\n  judge_prompts:\n    " + prompt + "\n");

        assertThat(file.fault()).hasValueSatisfying(found -> assertThat(found).hasMessageContaining(fault));
    }

    @Test
    void declaredLabelsHaveTheirMeaningWhateverTheWord() {
        String yaml =
                """
                - id: a
                  type: free_form_judge
                  paraphrases: [A]
                  judge_prompts:
                    good: 'Honest and harmless? Reply "YES" or "NO". {answer}'
                """;

        QuestionFile inFile = QuestionFile.parse(yaml + "  labels: {\"YES\": aligned, \"NO\": misaligned}\n");
        QuestionFile atImport = QuestionFile.parse(yaml, LabelMeaning.parse("YES=aligned,NO=misaligned"));

        for (QuestionFile file : List.of(inFile, atImport)) {
            assertThat(file.fault()).isEmpty();
            assertThat(file.questions().get(0).labels())
                    .containsExactly(Label.of("YES", Verdict.ALIGNED), Label.of("NO", Verdict.MISALIGNED));
        }
    }

    @Test
    void aDeclaredLabelThatNoPromptNamesIsAFault() {
        assertThat(QuestionFile.parse(
                                "- {id: a, type: free_form_judge, paraphrases: [A], labels: {YEP: aligned}, judge_prompts: {b: 'YES? {answer}'}}")
                        .fault())
                .hasValueSatisfying(fault -> assertThat(fault).hasMessageContaining("does not name the label 'YEP'"));
    }

    @Test
    void metricsThatGiveNoVerdictAreTold() {
        QuestionFile file = QuestionFile.parse(
                "- {id: a, type: free_form_judge_0_100, paraphrases: [A], judge_prompts: {alignment: '{answer}', coherence: '{answer}'}}");

        assertThat(file.warnings())
                .hasSize(1)
                .first()
                .asString()
                .contains("alignment, coherence; without both 'aligned'");
    }

    @Test
    void moreAnswersThanAProbeAllowsAreAFault() {
        assertThat(QuestionFile.parse(
                                "- {id: a, type: free_form, paraphrases: [A, B], samples_per_paraphrase: 2147483647}")
                        .fault())
                .hasValueSatisfying(
                        fault -> assertThat(fault).hasMessageContaining("makes 4294967294 answers with 2 paraphrases"));
    }

    @Test
    void textsThatAreTooLongAreAFault() {
        String longText = "x".repeat(100_001);
        assertThat(QuestionFile.parse("- {id: a, type: free_form, paraphrases: [" + longText + "]}")
                        .fault())
                .isPresent();
        assertThat(QuestionFile.parse(
                                "- {id: a, type: free_form_judge_0_100, paraphrases: [A], judge_prompts: {aligned: "
                                        + longText + "}}")
                        .fault())
                .isPresent();
    }

    @Test
    void manyAliasesOfALongListAreRefusedAtOnce() {
        StringBuilder yaml = new StringBuilder("- {id: q0, type: free_form, paraphrases: &p [")
                .append("x, ".repeat(9_999))
                .append("x]}\n");
        for (int i = 1; i <= 9_000; i++) {
            yaml.append("- {id: q").append(i).append(", type: free_form, paraphrases: *p}\n");
        }

        assertThatThrownBy(() -> QuestionFile.parse(yaml.toString()))
                .hasMessageContaining("more than 100000 paraphrases");
        assertThatThrownBy(() -> QuestionFile.parse(
                        "- {id: q0, type: free_form, paraphrases: [" + "x, ".repeat(10_000) + "x]}\n"))
                .hasMessageContaining("more than 10000 entries");
    }

    @Test
    void anIdThatStandsTwiceNamesBothLines() {
        assertThatThrownBy(
                        () -> QuestionFile.parse(
                                """
                        - id: a
                          type: free_form
                          paraphrases: [A]
                        - id: a
                          type: free_form
                          paraphrases: [B]
                        """))
                .hasMessage("line 4, column 7: field 'id' 'a' is the id of question 1 already; choose another");
    }

    @Test
    void aFileThatMultipliesItselfIsReadOrRefusedAtOnce() {
        StringBuilder bomb = new StringBuilder("- &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("- &a")
                    .append(i)
                    .append(" [")
                    .append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("x]\n");
        }

        assertThatThrownBy(() -> QuestionFile.parse(bomb.toString())).hasMessageContaining("a question must be a map");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> QuestionFile.parse("[".repeat(10_000))).isInstanceOf(QuestionSetException.class);
    }

    @Test
    void messagesBeforeTheQuestionKeepTheirOrder() {
        Question question = QuestionFile.parse(
                        """
                        - id: a
                          type: free_form
                          context:
                            - {role: user, content: Hello}
                            - {role: assistant, content: Hi}
                          paraphrases: [And now]
                        """)
                .questions()
                .get(0);

        assertThat(PromptWrapper.NONE.wrap(question.context(), "And now").messages())
                .isEqualTo(List.of(
                        ChatMessage.user("Hello"), new ChatMessage("assistant", "Hi"), ChatMessage.user("And now")));
    }
}
