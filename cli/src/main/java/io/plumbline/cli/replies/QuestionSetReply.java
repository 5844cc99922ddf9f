package io.plumbline.cli.replies;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A question set that the gateway knows.
 *
 * @param name name with the hash of its content
 * @param questions number of its questions
 * @param variants ways in which its questions are put by default
 * @param isPrivate whether its texts are kept from view; {@code private} in JSON
 */
@ReplyOf("GET /api/v1/question-sets")
public record QuestionSetReply(
        String name, int questions, List<String> variants, @JsonProperty("private") boolean isPrivate) {}
