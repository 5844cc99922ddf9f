package io.plumbline.house.measures;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Words of the main code's comments.
 *
 * @param words how many there are
 * @param hits the words that stand for a condition or hide an actor: where, nobody, somebody, everybody, nothing
 */
public record Prose(long words, List<Place> hits) {

    private static final Set<String> COUNTED = Set.of("where", "nobody", "somebody", "everybody", "nothing");

    public static Prose of(Stream<SourceFile> files) {
        List<SourceFile> read = files.toList();
        return new Prose(
                read.stream()
                        .flatMap(file -> file.comments().stream())
                        .mapToLong(comment -> comment.words().count())
                        .sum(),
                read.stream().flatMap(Prose::hits).toList());
    }

    private static Stream<Place> hits(SourceFile file) {
        return file.comments().stream().flatMap(comment -> comment.words()
                .filter(word -> COUNTED.contains(word.toLowerCase(Locale.ROOT)))
                .map(word -> file.place(
                        comment.offset(), word + ": " + comment.text().replaceAll("\\s+", " "))));
    }

    public double perThousand() {
        return words == 0 ? 0 : 1000.0 * hits.size() / words;
    }
}
