package io.plumbline.house.measures;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Packages of the main code, their sizes and what they import of each other. */
public final class Packages {

    private final SourceTree tree;
    private final Map<String, Set<String>> imports = new TreeMap<>();

    public Packages(SourceTree tree) {
        this.tree = tree;
        for (SourceFile file : tree.files()) {
            Set<String> targets = imports.computeIfAbsent(file.packageName(), name -> new TreeSet<>());
            file.importedTypes().stream()
                    .map(type -> type.substring(0, type.lastIndexOf('.')))
                    .filter(target -> !target.equals(file.packageName()))
                    .forEach(targets::add);
        }
    }

    /** Number of top-level types by package. */
    public Map<String, Long> sizes() {
        return tree.files().stream()
                .filter(file -> !file.isPackageInfo())
                .collect(Collectors.groupingBy(
                        SourceFile::packageName, TreeMap::new, Collectors.summingLong(file -> file.topLevelTypes()
                                .count())));
    }

    /** Groups of packages that import each other, directly or by way of others of the group (strongly connected components). */
    public List<Set<String>> circles() {
        List<Set<String>> circles = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<String, Set<String>> reached = new HashMap<>();
        imports.keySet().forEach(name -> reached.put(name, reachable(name)));
        for (String name : imports.keySet()) {
            Set<String> circle = reached.get(name).stream()
                    .filter(other -> reached.getOrDefault(other, Set.of()).contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!circle.isEmpty() && seen.addAll(circle)) {
                circles.add(circle);
            }
        }
        return circles;
    }

    private Set<String> reachable(String from) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(imports.get(from));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(imports.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    /** The imports that make a circle, by file. */
    public List<Place> importsWithin(Set<String> circle) {
        return tree.files().stream()
                .filter(file -> circle.contains(file.packageName()))
                .flatMap(file -> file.unit().getImports().stream()
                        .filter(one -> circle.stream()
                                .anyMatch(other -> !other.equals(file.packageName())
                                        && one.getQualifiedIdentifier()
                                                .toString()
                                                .matches(other.replace(".", "\\.") + "\\.[A-Z].*")))
                        .map(one -> file.place(one, "imports " + one.getQualifiedIdentifier())))
                .toList();
    }
}
