package io.plumbline.house.measures;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A comment with its marks.
 *
 * @param offset in the file's text
 * @param text from its first slash on
 */
public record Comment(int offset, String text) {

    /** What may hold the marks of a comment without being one comes first: text blocks, strings, characters. */
    private static final Pattern TOKEN = Pattern.compile(
            String.join(
                    "|",
                    "\"\"\".*?(?<!\\\\)\"\"\"",
                    "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"",
                    "'(?:\\\\.|[^'\\\\\\n])[^']*'",
                    "(/\\*.*?\\*/|//[^\\n]*)"),
            Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("[A-Za-z']+");

    static List<Comment> of(String source) {
        return TOKEN.matcher(source)
                .results()
                .filter(token -> token.group(1) != null)
                .map(token -> new Comment(token.start(), token.group()))
                .toList();
    }

    public boolean isJavadoc() {
        return text.startsWith("/**");
    }

    public Stream<String> words() {
        Matcher words = WORD.matcher(text);
        return words.results().map(found -> found.group());
    }
}
