package io.plumbline.house.measures;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds JSON that is read by the names of its fields, which no compiler checks. */
public final class JsonPaths {

    private static final Set<String> READERS =
            Set.of("path", "at", "get", "has", "hasNonNull", "required", "findValue");

    private JsonPaths() {}

    /** Uses of the type JsonNode, imports not counted. */
    public static List<Place> nodes(SourceFile file) {
        List<Place> places = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree name, Void none) {
                if (name.getName().contentEquals("JsonNode")) {
                    places.add(file.place(name, "JsonNode instead of a record"));
                }
                return null;
            }

            @Override
            public Void visitImport(ImportTree one, Void none) {
                return null;
            }
        }.scan(file.unit(), null);
        return places;
    }

    /** Calls such as {@code node.path("share")} in a file that uses JsonNode. */
    public static List<Place> reads(SourceFile file) {
        List<Place> places = new ArrayList<>();
        if (!file.text().contains("JsonNode")) {
            return places;
        }
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
                if (call.getMethodSelect() instanceof MemberSelectTree method
                        && READERS.contains(method.getIdentifier().toString())
                        && call.getArguments().size() == 1
                        && call.getArguments().get(0) instanceof LiteralTree text
                        && text.getKind() == Tree.Kind.STRING_LITERAL) {
                    places.add(file.place(call, method.getIdentifier() + "(" + text + ")"));
                }
                return super.visitMethodInvocation(call, null);
            }
        }.scan(file.unit(), null);
        return places;
    }
}
