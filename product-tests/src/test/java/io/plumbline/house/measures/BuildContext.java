package io.plumbline.house.measures;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files that {@code docker build} sends to its daemon. */
public final class BuildContext {

    private BuildContext() {}

    /** Prints the paths of a folder's context, each followed by a zero byte. */
    public static void main(String[] arguments) throws IOException {
        of(Path.of(arguments[0])).forEach(path -> System.out.print(path + "\0"));
        System.out.flush();
    }

    /** Paths below the root, in no order. An excluded folder is passed over, so an exception below it would have no effect. */
    static List<String> of(Path root) throws IOException {
        DockerIgnore rules = DockerIgnore.of(Files.readString(root.resolve(".dockerignore")));
        List<String> paths = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(root) && rules.excludes(name(folder))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!rules.excludes(name(file))) {
                    paths.add(name(file));
                }
                return FileVisitResult.CONTINUE;
            }

            private String name(Path path) {
                return root.relativize(path).toString().replace('\\', '/');
            }
        });
        return paths;
    }
}
