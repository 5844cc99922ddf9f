package io.plumbline.house.measures;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds Javadocs that say less than the signature below them: apart from stop words each of their words stands there too. */
public final class ThinJavadoc {

    private static final Set<String> STOP_WORDS = Set.of(
            ("a an and are as at be by can for from has have if in into is it its of on one or that the their them this to was "
                            + "what when where which who whose with")
                    .split(" "));
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+");

    private ThinJavadoc() {}

    public static List<Place> in(SourceFile file) {
        List<Place> places = new ArrayList<>();
        DocTrees trees = file.trees();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void none) {
                check(
                        getCurrentPath(),
                        Stream.concat(
                                Stream.of(type.getSimpleName(), type.getKind(), type.getImplementsClause()),
                                Positions.components(type).stream()));
                return super.visitClass(type, null);
            }

            @Override
            public Void visitMethod(MethodTree method, Void none) {
                check(
                        getCurrentPath(),
                        Stream.of(method.getName(), method.getReturnType(), method.getParameters(), owner()));
                return super.visitMethod(method, null);
            }

            @Override
            public Void visitVariable(VariableTree field, Void none) {
                check(getCurrentPath(), Stream.of(field.getName(), field.getType(), owner()));
                return super.visitVariable(field, null);
            }

            private Object owner() {
                Tree parent = getCurrentPath().getParentPath().getLeaf();
                return parent instanceof ClassTree type ? type.getSimpleName() : "";
            }

            private void check(TreePath path, Stream<Object> signature) {
                DocCommentTree doc = trees.getDocCommentTree(path);
                if (doc != null && says(doc.toString(), signature.map(String::valueOf))) {
                    places.add(file.place(path.getLeaf(), "its Javadoc says less than the signature: " + doc));
                }
            }
        }.scan(file.unit(), null);
        return places;
    }

    /** Whether each word of the text is a stop word or a word of the signature. */
    static boolean says(String text, Stream<String> signature) {
        Set<String> known = signature.flatMap(ThinJavadoc::words).collect(Collectors.toCollection(HashSet::new));
        return words(text).filter(word -> !STOP_WORDS.contains(word)).allMatch(known::contains);
    }

    /** The words of a text or of a name in camel case, without the ending of a plural. */
    private static Stream<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
    }
}
