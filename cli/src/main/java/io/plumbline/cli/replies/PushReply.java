package io.plumbline.cli.replies;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;

/**
 * The report on pushed answers.
 *
 * @param accepted answers that are durable and will be judged
 * @param duplicates answers that were accepted before
 * @param notSampled answers outside of the share that is judged
 * @param refused answers with errors
 * @param changed refused answers whose id was pushed before with another text
 * @param lines the first 1,000 refused lines
 * @param unlisted refused lines that {@code lines} leaves out
 */
@ReplyOf("POST /api/v1/answers")
public record PushReply(
        long accepted,
        long duplicates,
        long notSampled,
        long refused,
        long changed,
        List<RefusedLine> lines,
        long unlisted) {

    public static final PushReply EMPTY = new PushReply(0, 0, 0, 0, 0, List.of(), 0);

    /** Adds the report on a piece of a file that begins at the line with this number, counted from 1. */
    public PushReply plus(PushReply piece, int firstLine) {
        return new PushReply(
                accepted + piece.accepted,
                duplicates + piece.duplicates,
                notSampled + piece.notSampled,
                refused + piece.refused,
                changed + piece.changed,
                Stream.concat(lines.stream(), piece.lines.stream().map(line -> line.movedBy(firstLine - 1)))
                        .toList(),
                unlisted + piece.unlisted);
    }

    /**
     * A refused line.
     *
     * @param line its number, from 1
     * @param id the answer's id; null if it cannot be read
     * @param errors its invalid fields
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RefusedLine(int line, String id, List<InvalidField> errors) {

        private RefusedLine movedBy(int lines) {
            return new RefusedLine(line + lines, id, errors);
        }
    }

    /**
     * An invalid field.
     *
     * @param pointer JSON pointer to the field
     * @param detail what is wrong with it
     */
    public record InvalidField(String pointer, String detail) {}
}
