package io.plumbline.sampler;

import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatRequest.Draw;
import io.plumbline.events.Prompt;
import java.util.OptionalInt;

/**
 * Writes the request of a prompt. Each prompt is a draw of its own from the model's distribution, so each one has its own seed if the
 * caller set none: a cache between Plumbline and the model then knows one prompt's request from another's.
 */
final class SampleRequest {

    private SampleRequest() {}

    /** The request, with so many alternatives of the first token. */
    static ChatRequest of(Prompt prompt, OptionalInt topLogprobs) {
        Draw draw = new Draw(prompt.id(), prompt.subject().revision());
        ChatRequest request =
                new ChatRequest(prompt.messages(), prompt.sampling(), topLogprobs).drawnAs(draw.id(), draw.revision());
        return prompt.sampling().seed().isPresent() ? request : request.seededWith(draw.seed());
    }
}
