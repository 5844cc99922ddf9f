package io.plumbline.house.measures;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One Java file of the main code, parsed.
 *
 * @param path below the project's root, such as {@code cli/src/main/java/io/plumbline/cli/Plumbline.java}
 * @param text all of it
 * @param unit its syntax tree; types are not resolved
 * @param trees gives a tree's position and Javadoc
 */
public record SourceFile(String path, String text, CompilationUnitTree unit, DocTrees trees) {

    private static final String PRODUCT = "io.plumbline.";

    /** The Maven module's folder. */
    public String module() {
        return path.substring(0, path.indexOf('/'));
    }

    public String packageName() {
        return unit.getPackageName().toString();
    }

    /** The file's name without its ending. */
    public String simpleName() {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
    }

    boolean isPackageInfo() {
        return simpleName().equals("package-info");
    }

    /** The types of the product that it imports, also for a static member; imports of whole packages do not occur. */
    public Set<String> importedTypes() {
        Set<String> types = new TreeSet<>();
        unit.getImports().forEach(one -> {
            String name = one.getQualifiedIdentifier().toString();
            if (name.startsWith(PRODUCT)) {
                types.add(withoutMembers(name));
            }
        });
        return types;
    }

    /** {@code io.plumbline.a.Type} of {@code io.plumbline.a.Type.Inner.CONSTANT}. */
    private static String withoutMembers(String name) {
        StringBuilder type = new StringBuilder();
        for (String part : name.split("\\.", -1)) {
            type.append(type.isEmpty() ? "" : ".").append(part);
            if (Character.isUpperCase(part.charAt(0))) {
                break;
            }
        }
        return type.toString();
    }

    public Place place(Tree tree, String what) {
        long position = trees.getSourcePositions().getStartPosition(unit, tree);
        return new Place(path, position < 0 ? 1 : unit.getLineMap().getLineNumber(position), what);
    }

    public Place place(int offset, String what) {
        return new Place(path, unit.getLineMap().getLineNumber(offset), what);
    }

    /** All comments in their order, Javadoc and others. */
    public List<Comment> comments() {
        return Comment.of(text);
    }

    Stream<String> topLevelTypes() {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(type -> ((ClassTree) type).getSimpleName().toString());
    }
}
