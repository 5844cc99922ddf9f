package io.plumbline.sampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReasoningTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "Hello,                                Hello,            none",
                "<think>Hm.</think>Hello,              Hello,            Hm.",
                "' <think> Hm. </think>  Hello',       Hello,            Hm.",
                "Hm.</think>Hello,                     Hello,            Hm.",
                "<think>Hm.,                           '',               Hm.",
                "<think></think>Hello,                 Hello,            ''",
                "Say <think> aloud,                    Say <think> aloud, none",
                "Say <think>x</think> aloud,           Say <think>x</think> aloud, none",
            })
    void thoughtsInFrontOfTheAnswerArePutAside(String text, String answer, String reasoning) {
        Reasoning.Split split = Reasoning.split(text);

        assertThat(split.answer()).isEqualTo(answer);
        assertThat(split.reasoning().orElse(null)).isEqualTo(reasoning);
    }

    @Test
    void aMegabyteCostsNoStack() {
        String thoughts = "x".repeat(1 << 20);

        assertThat(Reasoning.split(thoughts + "</think>Hello").answer()).isEqualTo("Hello");
    }
}
