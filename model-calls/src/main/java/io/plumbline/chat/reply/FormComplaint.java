package io.plumbline.chat.reply;

import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.protocol.ChatProtocol;
import io.plumbline.chat.protocol.Dialect;
import io.plumbline.events.target.Target;
import java.util.Optional;
import java.util.Set;

/** What a provider's complaint about the form of a request leads to: another variant of it, or an error that names a field. */
record FormComplaint(ChatProtocol protocol, Target target, ChatRequest request) {

    /** Statuses that can be about the form of the request. */
    private static final Set<Integer> FORM = Set.of(400, 422);

    private static final Set<String> NOT_NEEDED = Set.of("seed", "temperature", "top_p", "top_logprobs");

    /** The attempt as it failed, with the variant to try next if there is one. */
    Attempt answer(Attempt rejected, int status, Dialect sent, ErrorBody error) {
        return FORM.contains(status) && refusedField(status, error).isEmpty()
                ? rejected.askingFor(nextDialect(status, sent, error))
                : rejected;
    }

    /** The provider's message, with the target's own field before it if that is what is refused. */
    String message(int status, ErrorBody error, String message) {
        return refusedField(status, error)
                .map(field -> "the target's field " + field + " is refused: " + message)
                .orElse(message);
    }

    private Optional<String> refusedField(int status, ErrorBody error) {
        return FORM.contains(status)
                ? target.body().flatMap(body -> RefusedField.in(body, error.complaintAbout(), error.message()))
                : Optional.empty();
    }

    /** Mistral rejects fields that it does not know with 422. */
    private Optional<Dialect> nextDialect(int status, Dialect sent, ErrorBody error) {
        String parameter = error.complaintAbout();
        return status == 400 || NOT_NEEDED.contains(parameter)
                ? protocol.nextDialect(sent, request, parameter, error.message())
                : Optional.empty();
    }
}
