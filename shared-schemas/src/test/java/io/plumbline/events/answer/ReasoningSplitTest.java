package io.plumbline.events.answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReasoningSplitTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello                                             ~ Hello                   ~ none",
                "<think>Hm.</think>Hello                           ~ Hello                   ~ Hm.",
                "<THINK> Hm. </Think>  Hello                       ~ Hello                   ~ Hm.",
                "Hm.</think>Hello                                  ~ Hello                   ~ Hm.",
                "<think>Hm.                                        ~ \"\"                    ~ Hm.",
                "<think></think>Hello                              ~ Hello                   ~ none",
                "Say <think> aloud                                 ~ Say <think> aloud       ~ none",
                "Say <think>x</think> aloud                        ~ Say <think>x</think> aloud ~ none",
                "Write `<think>x</think>` first                    ~ Write `<think>x</think>` first ~ none",
                "<think>a</think>hm<think>hurt</think>See a doctor. ~ See a doctor.          ~ a/hurt",
                "<think>a<think>b</think>c</think>See a doctor.    ~ See a doctor.           ~ a/b/c",
                "<think>the <think> tag</think>See a doctor.       ~ See a doctor.           ~ the/tag",
                "See a doctor.<think>hurt</think>                  ~ See a doctor.           ~ hurt",
                "See a doctor. <think>hurt                         ~ See a doctor.           ~ hurt",
                "<think>a</think>See a doctor.<think>hurt          ~ See a doctor.           ~ a/hurt",
                "<think>a</think>                                  ~ \"\"                    ~ a",
                "a</think>b</think>See a doctor.                   ~ See a doctor.           ~ a/b",
                "<thinking>a</thinking><answer>Four.</answer>      ~ Four.                   ~ a",
                "<reasoning>a</reasoning>Four.                     ~ Four.                   ~ a",
                "<thought>a</thought>Four.                         ~ Four.                   ~ a",
                "[THINK]a[/THINK]Four.                             ~ Four.                   ~ a",
                "<seed:think>a</seed:think>Four.                   ~ Four.                   ~ a",
                "◁think▷a◁/think▷Four.                             ~ Four.                   ~ a",
                "<|channel>thought a<channel|>Four.                ~ Four.                   ~ a",
                "<|START_THINKING|>a<|END_THINKING|><|START_RESPONSE|>Four.<|END_RESPONSE|> ~ Four. ~ a",
                "<|begin_of_thought|>a<|end_of_thought|><|begin_of_solution|>Four.<|end_of_solution|> ~ Four. ~ a",
                "Here is my thought process: a Here is my response: Four. ~ Four.            ~ a",
                "Here's my thought process: a                      ~ \"\"                    ~ a",
            })
    void thoughtsBetweenTagsAreNoAnswer(String row) {
        assertSplit(row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#channel#>analysis<#message#>a<#end#><#start#>assistant<#channel#>final<#message#>Four.<#return#> ~ Four. ~ a",
                "<#channel#>analysis<#message#>a<#channel#>final<#message#>Four. ~ Four.     ~ a",
                "<#start#>assistant<#channel#>final<#message#>Four.<#end#> ~ Four.           ~ none",
                "<#channel#>analysis<#message#>a                   ~ \"\"                    ~ a",
                "<#channel#>commentary to=functions.rm <#constrain#>json<#message#>{}<#call#> ~ \"\" ~ {}",
                "analysis<#message#>a<#end#><#start#>assistant<#channel#>final<#message#>Four. ~ Four. ~ a",
                "final<#message#>Four.<#return#>                   ~ Four.                   ~ none",
                "Four.<#return#>                                   ~ Four.                   ~ none",
                "a<#end#><#start#>assistant<#channel#>final<#message#>Four. ~ Four.          ~ a",
                "analysisWe add.assistantfinalFour.                ~ Four.                   ~ We add.",
                "analysisWe add.                                   ~ \"\"                    ~ We add.",
                "analysis is an art                                ~ analysis is an art      ~ none",
            })
    void onlyTheFinalChannelIsAnAnswer(String row) {
        assertSplit(row.replace("<#", "<|").replace("#>", "|>"));
    }

    @Test
    void aMegabyteCostsNeitherStackNorTime() {
        String thoughts = "x".repeat(1 << 20);

        assertThat(ReasoningSplit.of(thoughts + "</think>Hello").answer()).isEqualTo("Hello");
        assertThat(ReasoningSplit.of("`<think>".repeat(1 << 16)).answer()).isNotNull();
        assertThat(ReasoningSplit.of("<think>" + "a <think> b".repeat(1 << 16)).answer())
                .isEmpty();
    }

    /** A row: text ~ answer ~ thoughts, in which a slash stands for a new line. */
    private static void assertSplit(String row) {
        String[] parts = row.split(" ~ ", -1);
        ReasoningSplit split = ReasoningSplit.of(parts[0].strip());

        assertThat(split.answer()).isEqualTo(parts[1].strip().replace("\"\"", ""));
        assertThat(split.reasoning().orElse("none")).isEqualTo(parts[2].strip().replace('/', '\n'));
    }
}
