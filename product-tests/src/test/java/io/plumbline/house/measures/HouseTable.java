package io.plumbline.house.measures;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Prints a table of the figures of two checkouts beside each other, in Markdown. */
public final class HouseTable {

    private HouseTable() {}

    /** Arguments: the earlier checkout and its name, the later one and its name. */
    public static void main(String[] arguments) {
        SourceTree before = SourceTree.read(Path.of(arguments[0]));
        SourceTree after = SourceTree.read(Path.of(arguments[2]));
        System.out.println("| figure | " + arguments[1] + " | " + arguments[3] + " |");
        System.out.println("|---|---|---|");
        FIGURES.forEach(figure -> System.out.println("| " + figure.name() + " | "
                + figure.value().apply(before) + " | " + figure.value().apply(after) + " |"));
    }

    private record Figure(String name, Function<SourceTree, Object> value) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure(
                    "circles between packages",
                    tree -> new Packages(tree).circles().size()),
            new Figure("packages in a circle", HouseTable::packagesInCircles),
            new Figure("largest package, in types", HouseTable::largestPackage),
            new Figure(
                    "aggregator: rooms / arrows", tree -> rooms(tree, "aggregator-service", "io.plumbline.aggregator")),
            new Figure("gateway: rooms / arrows", tree -> rooms(tree, "gateway-service", "io.plumbline.gateway")),
            new Figure("cli: rooms / arrows", tree -> rooms(tree, "cli", "io.plumbline.cli")),
            new Figure("simple names that occur twice or more", tree -> Names.twice(tree)
                    .size()),
            new Figure("row\\[n\\]", tree -> new Positions(tree).rowNumbers().size()),
            new Figure("JSON read by string paths, console and cli", HouseTable::stringPaths),
            new Figure("records of more than 12 components", HouseTable::wideRecords),
            new Figure(
                    "constructors of more than 7 parameters",
                    tree -> new Positions(tree).longConstructors().size()),
            new Figure(
                    "their calls from other files",
                    tree -> new Positions(tree).longCalls().size()),
            new Figure("\"where\" and \"nobody\" per 1,000 words of comments", HouseTable::prose),
            new Figure("Javadocs that say less than the signature", tree -> tree.files().stream()
                    .mapToLong(file -> ThinJavadoc.in(file).size())
                    .sum()),
            new Figure("Javadocs of at most 4 words", HouseTable::shortJavadocs),
            new Figure("main code: files / lines", HouseTable::size));

    private static Object packagesInCircles(SourceTree tree) {
        return new Packages(tree).circles().stream().mapToInt(Set::size).sum();
    }

    private static Object largestPackage(SourceTree tree) {
        return new Packages(tree)
                .sizes().entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(one -> one.getValue() + " (" + one.getKey().substring("io.plumbline.".length()) + ")")
                        .orElseThrow();
    }

    private static Object rooms(SourceTree tree, String module, String root) {
        Rooms rooms = Rooms.of(tree, module, root);
        return rooms.rooms().size() + " / " + rooms.arrows().size();
    }

    private static Object stringPaths(SourceTree tree) {
        long console = tree.of("gateway-service")
                .filter(file -> file.packageName().startsWith("io.plumbline.gateway.console"))
                .mapToLong(file -> JsonPaths.reads(file).size())
                .sum();
        long cli =
                tree.of("cli").mapToLong(file -> JsonPaths.reads(file).size()).sum();
        return console + " + " + cli;
    }

    private static Object wideRecords(SourceTree tree) {
        List<Place> records = new Positions(tree).wideRecords();
        return records.size()
                + records.stream()
                        .map(place -> place.what().replaceAll("\\D+", ""))
                        .max(Comparator.comparingInt(Integer::parseInt))
                        .map(most -> " (up to " + most + ")")
                        .orElse("");
    }

    private static Object prose(SourceTree tree) {
        return String.format(
                Locale.ROOT, "%.1f", Prose.of(tree.files().stream()).perThousand());
    }

    private static Object shortJavadocs(SourceTree tree) {
        return comments(tree)
                .filter(comment -> comment.isJavadoc() && comment.words().count() <= 4)
                .count();
    }

    private static Object size(SourceTree tree) {
        long lines = tree.files().stream()
                .mapToLong(file -> file.text().lines().count())
                .sum();
        return String.format(Locale.ROOT, "%,d / %,d", tree.files().size(), lines);
    }

    private static Stream<Comment> comments(SourceTree tree) {
        return tree.files().stream().flatMap(file -> file.comments().stream());
    }
}
