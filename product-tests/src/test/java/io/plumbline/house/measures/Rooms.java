package io.plumbline.house.measures;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reader meets in a module's root package: its files and folders, and which of them import each other.
 *
 * @param rooms files and folders directly below the root package
 * @param arrows pairs of rooms of which one uses a type of the other, as {@code from -> to}; files of the root package need no import
 */
public record Rooms(Set<String> rooms, Set<String> arrows) {

    public static Rooms of(SourceTree tree, String module, String root) {
        Set<String> rooms = new TreeSet<>();
        Set<String> arrows = new TreeSet<>();
        Set<String> inRoot = tree.of(module)
                .filter(file -> file.packageName().equals(root))
                .map(SourceFile::simpleName)
                .collect(Collectors.toSet());
        tree.of(module)
                .filter(file -> !file.isPackageInfo() || !file.packageName().equals(root))
                .forEach(file -> {
                    String from = room(root, file.packageName() + "." + file.simpleName());
                    rooms.add(from);
                    Stream.concat(file.importedTypes().stream(), neighbours(file, root, inRoot))
                            .filter(type -> type.startsWith(root + "."))
                            .map(type -> room(root, type))
                            .filter(to -> !to.equals(from))
                            .forEach(to -> arrows.add(from + " -> " + to));
                });
        return new Rooms(rooms, arrows);
    }

    /** Types of the root package that a file of the root package names. */
    private static Stream<String> neighbours(SourceFile file, String root, Set<String> inRoot) {
        Set<String> used = new TreeSet<>();
        if (file.packageName().equals(root)) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitIdentifier(IdentifierTree name, Void none) {
                    used.add(name.getName().toString());
                    return null;
                }
            }.scan(file.unit(), null);
        }
        return used.stream().filter(inRoot::contains).map(name -> root + "." + name);
    }

    private static String room(String root, String type) {
        String below = type.substring(root.length() + 1);
        return below.contains(".") ? below.substring(0, below.indexOf('.')) + "/" : below;
    }
}
