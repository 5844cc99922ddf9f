package io.plumbline.house.measures;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Finds values of the main code that are told apart by their position instead of a name. */
public final class Positions {

    /** Most components of a record. */
    public static final int COMPONENTS = 12;

    /** Most parameters of a constructor, and arguments of its call. */
    public static final int PARAMETERS = 7;

    private final List<Place> wideRecords = new ArrayList<>();
    private final List<Place> longConstructors = new ArrayList<>();
    private final Map<String, List<Place>> longCalls = new HashMap<>();
    private final List<Place> rowNumbers = new ArrayList<>();
    private final Set<String> ownTypes = new HashSet<>();

    public Positions(SourceTree tree) {
        tree.files().forEach(file -> file.topLevelTypes().forEach(ownTypes::add));
        tree.files().forEach(file -> new Scanner(file).scan(file.unit(), null));
    }

    public List<Place> wideRecords() {
        return wideRecords;
    }

    /** Constructors with too many parameters, apart from those of records, whose parameters are the components. */
    public List<Place> longConstructors() {
        return longConstructors;
    }

    /**
     * Calls with too many arguments outside the type's own file. One is accepted for each type: a record of many components is
     * built in one place, by a factory that names them.
     */
    public List<Place> longCalls() {
        return longCalls.values().stream()
                .filter(calls -> calls.size() > 1)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Place::toString))
                .toList();
    }

    /** {@code row[3]} and the like. */
    public List<Place> rowNumbers() {
        return rowNumbers;
    }

    private final class Scanner extends TreeScanner<Void, Void> {

        private final SourceFile file;
        private ClassTree current;

        Scanner(SourceFile file) {
            this.file = file;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            ClassTree around = current;
            current = type;
            long components = components(type).size();
            if (type.getKind() == Tree.Kind.RECORD && components > COMPONENTS) {
                wideRecords.add(
                        file.place(type, "record " + type.getSimpleName() + " has " + components + " components"));
            }
            super.visitClass(type, null);
            current = around;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            int parameters = method.getParameters().size();
            boolean canonical = current.getKind() == Tree.Kind.RECORD
                    && parameters == components(current).size();
            if (method.getReturnType() == null && parameters > PARAMETERS && !canonical) {
                longConstructors.add(file.place(
                        method, "constructor of " + current.getSimpleName() + " has " + parameters + " parameters"));
            }
            return super.visitMethod(method, null);
        }

        @Override
        public Void visitNewClass(NewClassTree call, Void none) {
            int arguments = call.getArguments().size();
            String type = simpleName(call.getIdentifier());
            boolean ofThisFile = file.simpleName().equals(outermost(type)) || declaredHere(type);
            if (arguments > PARAMETERS && !ofThisFile && ownTypes.contains(outermost(type))) {
                longCalls
                        .computeIfAbsent(type, name -> new ArrayList<>())
                        .add(file.place(call, "new " + type + " with " + arguments + " arguments by position"));
            }
            return super.visitNewClass(call, null);
        }

        @Override
        public Void visitArrayAccess(ArrayAccessTree access, Void none) {
            if (access.getExpression() instanceof IdentifierTree array
                    && access.getIndex() instanceof LiteralTree
                    && array.getName().toString().matches("row|.*Row")) {
                rowNumbers.add(file.place(access, access + " instead of a column's name"));
            }
            return super.visitArrayAccess(access, null);
        }

        private static String outermost(String type) {
            int end = type.indexOf('.');
            return end < 0 ? type : type.substring(0, end);
        }

        private boolean declaredHere(String type) {
            return file.text().matches("(?s).*\\b(?:class|record|enum) " + Pattern.quote(type) + "\\b.*");
        }
    }

    private static String simpleName(Tree type) {
        return type instanceof ParameterizedTypeTree generic ? simpleName(generic.getType()) : type.toString();
    }

    /** Fields of a record that the parser makes of its header. */
    static List<VariableTree> components(ClassTree type) {
        if (type.getKind() != Tree.Kind.RECORD) {
            return List.of();
        }
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .toList();
    }
}
