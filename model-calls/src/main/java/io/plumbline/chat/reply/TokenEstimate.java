package io.plumbline.chat.reply;

import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.protocol.BodyMerge;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.target.Target;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Estimates a call's tokens from lengths, for the time before the call and for providers that report none. English text has about
 * four bytes a token. A tokenizer would be exact for one family of models only.
 *
 * @param sent tokens of the conversation
 * @param mostReceived tokens of the longest answer that the request allows
 */
public record TokenEstimate(long sent, long mostReceived) {

    private static final int BYTES_A_TOKEN = 4;

    /** Counts the messages' bytes and takes the longest answer that the request, with the target's body fields, permits. */
    public static TokenEstimate of(ChatRequest request, Target target) {
        return new TokenEstimate(
                request.messages().stream()
                        .mapToLong(message -> tokens(message.content()))
                        .sum(),
                target.body()
                        .map(BodyMerge::limit)
                        .filter(OptionalInt::isPresent)
                        .map(OptionalInt::getAsInt)
                        .orElse(request.sampling().maxTokens()));
    }

    /** About the most tokens that a call is charged for. */
    public long most() {
        return sent + mostReceived;
    }

    /** The charge for a request whose reply never came or was lost: the provider may have made all of it. */
    Usage lost() {
        return Usage.estimate(sent, mostReceived);
    }

    /** The charge for a reply of which so many bytes of text came. */
    Usage received(long bytes) {
        return Usage.estimate(sent, Math.min(mostReceived, bytes / BYTES_A_TOKEN));
    }

    /** The tokens that the provider reports, completed by estimates if it leaves out those of a reply of so many bytes of text. */
    Usage completing(Usage reported, long bytes) {
        return completed(reported, bytes > 0 ? Math.max(1, received(bytes).completionTokens()) : 0);
    }

    /** The same for a reply that ended at its token limit: it had all tokens of the limit, whatever part of them is a text. */
    Usage completingCut(Usage reported) {
        return completed(reported, mostReceived);
    }

    private Usage completed(Usage reported, long received) {
        boolean nothingSent = reported.promptTokens() == 0;
        boolean nothingReceived = reported.completionTokens() == 0 && received > 0;
        return nothingSent || nothingReceived
                ? Usage.estimate(
                        nothingSent ? sent : reported.promptTokens(),
                        nothingReceived ? received : reported.completionTokens())
                : reported;
    }

    private static long tokens(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_A_TOKEN + 1L;
    }
}
