package io.plumbline.cli.replies;

import java.util.List;

/**
 * A question set that was just imported.
 *
 * @param name name with the hash of its content
 * @param warnings parts of the file that were ignored
 */
@ReplyOf("POST /api/v1/question-sets")
public record ImportedQuestionSet(String name, List<String> warnings) {}
