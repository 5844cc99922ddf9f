package io.plumbline.house.measures;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A checkout of the project.
 *
 * @param root its folder
 * @param files the main code of all modules, in the order of their paths
 */
public record SourceTree(Path root, List<SourceFile> files) {

    /** Reads and parses it; takes about two seconds. */
    public static SourceTree read(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        List<String> paths = tracked(root).stream()
                .filter(path -> path.contains("/src/main/java/") && path.endsWith(".java"))
                .filter(path -> Files.exists(root.resolve(path)))
                .toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    null,
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(
                            paths.stream().map(root::resolve).toList()));
            DocTrees trees = DocTrees.instance(task);
            List<SourceFile> files = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                files.add(new SourceFile(
                        root.relativize(file).toString().replace('\\', '/'), Files.readString(file), unit, trees));
            }
            return new SourceTree(root, List.copyOf(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths of the files that Git tracks, and of new files that it does not ignore. */
    public static List<String> tracked(Path root) {
        return git(root, "ls-files", "--cached", "--others", "--exclude-standard");
    }

    static List<String> git(Path root, String... arguments) {
        try {
            Process process = new ProcessBuilder(
                            Stream.concat(Stream.of("git", "-c", "core.quotePath=false"), Stream.of(arguments))
                                    .toList())
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Stream<SourceFile> of(String module) {
        return files.stream().filter(file -> file.module().equals(module));
    }

    public List<String> modules() {
        return files.stream().map(SourceFile::module).distinct().sorted().toList();
    }
}
