package io.plumbline.house.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rules of a {@code .dockerignore} as Docker documents them: patterns of Go's {@code filepath.Match} relative to the root,
 * {@code **} for any number of folders, {@code !} for exceptions; the last rule that matches a file or a folder above it holds.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">Docker: .dockerignore files</a>
 */
public final class DockerIgnore {

    private final List<Rule> rules;

    private DockerIgnore(List<Rule> rules) {
        this.rules = rules;
    }

    public static DockerIgnore of(String file) {
        return new DockerIgnore(file.lines()
                .filter(line -> !line.startsWith("#"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(DockerIgnore::rule)
                .toList());
    }

    /** Whether the context lacks the file; the path is relative, with slashes. */
    public boolean excludes(String path) {
        boolean excluded = false;
        for (Rule rule : rules) {
            if (withFoldersAbove(path).stream()
                    .anyMatch(one -> rule.pattern().matcher(one).matches())) {
                excluded = !rule.isException();
            }
        }
        return excluded;
    }

    private static List<String> withFoldersAbove(String path) {
        List<String> all = new ArrayList<>(List.of(path));
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            all.add(path.substring(0, slash));
        }
        return all;
    }

    private static Rule rule(String line) {
        boolean exception = line.startsWith("!");
        String pattern = clean((exception ? line.substring(1) : line).strip());
        return new Rule(Pattern.compile(regularExpression(pattern)), exception);
    }

    /** Without a slash at its ends, without {@code .} and with {@code ..} resolved. */
    private static String clean(String pattern) {
        List<String> parts = new ArrayList<>();
        for (String part : pattern.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static String regularExpression(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            char letter = pattern.charAt(at);
            if (pattern.startsWith("**", at)) {
                at++;
                boolean folders = pattern.startsWith("/", at + 1);
                at += folders ? 1 : 0;
                expression.append(folders ? "(.*/)?" : ".*");
            } else if (letter == '*') {
                expression.append("[^/]*");
            } else if (letter == '?') {
                expression.append("[^/]");
            } else if (letter == '[') {
                int end = pattern.indexOf(']', at + 2);
                expression.append(pattern, at, end + 1);
                at = end;
            } else if (letter == '\\' && at + 1 < pattern.length()) {
                at++;
                expression.append(Pattern.quote(String.valueOf(pattern.charAt(at))));
            } else {
                expression.append(Pattern.quote(String.valueOf(letter)));
            }
        }
        return expression.toString();
    }

    private record Rule(Pattern pattern, boolean isException) {}
}
