package io.plumbline.gateway.recurring.canary;

import io.plumbline.gateway.release.PromptId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CanaryPromptsTest {

    @Test
    void thePromptsAreFewShortAndDifferent() {
        List<CanaryPrompt> prompts = CanarySet.builtIn().prompts();

        assertThat(prompts).hasSize(16).allSatisfy(prompt -> assertThat(prompt.text())
                .hasSizeBetween(15, 100));
        assertThat(prompts).extracting(CanaryPrompt::id).doesNotHaveDuplicates();
        assertThat(CanarySet.builtIn().name()).matches("canary@[0-9a-f]{12}");
    }

    @Test
    void aRunHasTheSameIdUntilItWasSentOrSomethingElseIsDeployed() {
        DueComparison due = new DueComparison("org.model-1", "base", "0123456789abcdef", 4);

        assertThat(due.run()).matches("canary-[0-9a-f]{12}-4-01234567");
        assertThat(new DueComparison("org.model-1", "base", "1123456789abcdef", 4).run())
                .isNotEqualTo(due.run());
        assertThat(PromptId.parse(due.run() + ".17"))
                .as("not taken for a probe's")
                .isEmpty();
    }

    @Test
    void oneAnswerASideIsNotEnough() {
        assertThatThrownBy(() -> new CanaryPrompts(CanarySet.builtIn(), 1, Duration.ofMinutes(1)))
                .hasMessage("plumbline.canary.repeats must lie in 2..8, not 1");
    }
}
