package io.plumbline.simulator.judge;

import io.plumbline.simulator.chat.ApiError;
import io.plumbline.simulator.chat.BegunAnswer;
import io.plumbline.simulator.chat.CompletionRequest;
import java.util.Optional;

/** What the servers of judges that write numbers digit by digit make of an answer that has begun. */
enum Continuing {
    LLAMA(
            "sim-judge-spelled",
            "a judge that writes digit by digit; its server gives the begun text back, as llama.cpp does"),
    OLLAMA("sim-judge-spelled-ollama", "the same without the begun text, as Ollama does"),
    VLLM(
            "sim-judge-spelled-vllm",
            "the same if the request says that the last message is to be continued, as vLLM does"),
    MISTRAL("sim-judge-spelled-prefix", "the same if the message has prefix, and an error without it, as Mistral does"),
    SILENT("sim-judge-spelled-silent", "the same as with prefix, but the end of an answer is not among its tokens"),
    NEW_TURN("sim-judge-spelled-new-turn", "a judge that writes digit by digit; its server always opens a new turn"),
    BEYOND("sim-judge-spelled-beyond", "a judge that writes digit by digit and often goes on with a third digit");

    private final String model;
    private final String about;

    Continuing(String model, String about) {
        this.model = model;
        this.about = about;
    }

    String model() {
        return model;
    }

    String about() {
        return about;
    }

    /** The text that the judge goes on from; empty text if it begins its answer anew. */
    String from(CompletionRequest request) {
        Optional<BegunAnswer> begun = request.begun();
        boolean needsPrefix = this == MISTRAL || this == SILENT;
        if (needsPrefix && begun.filter(answer -> !answer.prefix()).isPresent()) {
            throw ApiError.badField(
                    "messages", "Expected last role User or Tool (or Assistant with prefix True) (simulated).");
        }
        return begun.filter(this::continues).map(BegunAnswer::text).orElse("");
    }

    /** Whether the end of an answer is a token with alternatives too. OpenAI, for one, leaves it out. */
    boolean showsEnd() {
        return this != SILENT;
    }

    boolean givesBack() {
        return this == LLAMA;
    }

    private boolean continues(BegunAnswer answer) {
        return switch (this) {
            case LLAMA, OLLAMA, BEYOND -> true;
            case VLLM -> answer.finalMessage();
            case MISTRAL, SILENT -> answer.prefix();
            case NEW_TURN -> false;
        };
    }
}
