package io.plumbline.house.settings;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.plumbline.house.measures.SourceFile;
import io.plumbline.house.measures.SourceTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code @ConfigMapping} interfaces and loose {@code @ConfigProperty} parameters of {@code plumbline.*} from the sources. */
final class SettingReader {

    static final String PRODUCT = "plumbline.";
    private static final String FIRST_VERSION = "0.1.0";
    private static final Pattern MAP = Pattern.compile("Map<String, ?(.+)>");

    private final SourceTree tree;
    private final ServiceProperties properties;
    private final Map<String, List<TypeSource>> interfaces = new HashMap<>();
    private final List<Setting> settings = new ArrayList<>();

    private record TypeSource(SourceFile file, ClassTree type, TreePath path) {}

    private SettingReader(SourceTree tree) {
        this.tree = tree;
        this.properties = new ServiceProperties(tree.root());
    }

    static List<Setting> read(SourceTree tree) {
        SettingReader reader = new SettingReader(tree);
        tree.files().forEach(reader::collectInterfaces);
        tree.files().forEach(reader::readFile);
        return List.copyOf(reader.settings);
    }

    private void collectInterfaces(SourceFile file) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void none) {
                if (type.getKind() == Tree.Kind.INTERFACE) {
                    interfaces
                            .computeIfAbsent(type.getSimpleName().toString(), name -> new ArrayList<>())
                            .add(new TypeSource(file, type, getCurrentPath()));
                }
                return super.visitClass(type, null);
            }
        }.scan(file.unit(), null);
    }

    private void readFile(SourceFile file) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void none) {
                annotation(type.getModifiers(), "ConfigMapping")
                        .flatMap(mapping -> value(file, mapping, "prefix"))
                        .filter(prefix -> (prefix + ".").startsWith(PRODUCT))
                        .ifPresent(prefix -> readGroup(file, new TypeSource(file, type, getCurrentPath()), prefix));
                return super.visitClass(type, null);
            }

            @Override
            public Void visitVariable(VariableTree variable, Void none) {
                annotation(variable.getModifiers(), "ConfigProperty")
                        .ifPresent(property -> readLoose(file, variable, property, getCurrentPath()));
                return super.visitVariable(variable, null);
            }
        }.scan(file.unit(), null);
    }

    /** Members of a mapping; those with a body are computed from others. */
    private void readGroup(SourceFile module, TypeSource group, String prefix) {
        for (Tree member : group.type().getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                boolean sameName =
                        annotation(method.getModifiers(), "WithParentName").isPresent();
                String own = annotation(method.getModifiers(), "WithName")
                        .flatMap(name -> value(group.file(), name, "value"))
                        .orElseGet(() -> kebab(method.getName().toString()));
                readMember(module, group, method, sameName ? prefix : prefix + "." + own);
            }
        }
    }

    private void readMember(SourceFile module, TypeSource group, MethodTree method, String name) {
        String type = method.getReturnType().toString();
        Matcher map = MAP.matcher(type);
        String inner = map.matches() ? map.group(1) : type.replaceAll("Optional<(.+)>", "$1");
        String innerName = map.matches() ? name + ".*" : name;
        Optional<TypeSource> nested = find(inner, group.file());
        if (nested.isPresent()) {
            readGroup(module, nested.get(), innerName);
            return;
        }
        DocCommentTree doc = module.trees().getDocCommentTree(new TreePath(group.path(), method));
        Optional<String> defaultValue =
                annotation(method.getModifiers(), "WithDefault").flatMap(with -> value(group.file(), with, "value"));
        add(module, innerName, map.matches() ? inner : type, defaultValue, doc, JavadocText.body(doc));
    }

    private Optional<TypeSource> find(String name, SourceFile near) {
        List<TypeSource> found = interfaces.getOrDefault(name, List.of());
        return found.stream()
                .filter(one -> one.file().equals(near))
                .findFirst()
                .or(() -> found.stream()
                        .filter(one -> one.file().packageName().equals(near.packageName()))
                        .findFirst())
                .or(() -> near.importedTypes().stream()
                        .flatMap(imported -> found.stream()
                                .filter(one -> imported.equals(one.file().packageName() + "." + name)))
                        .findFirst());
    }

    private void readLoose(SourceFile file, VariableTree variable, AnnotationTree property, TreePath path) {
        String name = value(file, property, "name").orElse("");
        if (name.startsWith(PRODUCT)) {
            DocCommentTree around = file.trees().getDocCommentTree(path.getParentPath());
            DocCommentTree own = file.trees().getDocCommentTree(path);
            String text = own == null
                    ? JavadocText.parameter(around, variable.getName().toString())
                    : JavadocText.body(own);
            add(file, name, variable.getType().toString(), value(file, property, "defaultValue"), own, text);
        }
    }

    private void add(
            SourceFile file,
            String name,
            String javaType,
            Optional<String> defaultValue,
            DocCommentTree doc,
            String text) {
        List<String> services = servicesThatRead(file);
        ValueType type = ValueType.of(javaType, name);
        settings.add(new Setting(
                name,
                type.words(),
                type.unit(),
                properties.value(services, name).or(() -> defaultValue),
                services.stream()
                        .map(service -> service.replace("-service", ""))
                        .toList(),
                JavadocText.since(doc).orElse(FIRST_VERSION),
                text,
                file.path()));
    }

    /** The file's own service; of a library's package the services that import it, or the root package of its library. */
    private List<String> servicesThatRead(SourceFile file) {
        String library = tree.of(file.module())
                .map(SourceFile::packageName)
                .min(Comparator.comparingInt(String::length))
                .orElseThrow();
        return ServiceProperties.SERVICES.stream()
                .filter(service -> service.equals(file.module())
                        || tree.of(service)
                                .flatMap(user -> user.importedTypes().stream())
                                .map(type -> type.substring(0, type.lastIndexOf('.')))
                                .anyMatch(used -> used.equals(file.packageName()) || used.equals(library)))
                .toList();
    }

    static Optional<AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .map(AnnotationTree.class::cast)
                .filter(one -> one.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    private static Optional<String> value(SourceFile file, AnnotationTree annotation, String attribute) {
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree named
                    && named.getVariable().toString().equals(attribute)) {
                return Optional.of(constant(file, named.getExpression()));
            }
            if (!(argument instanceof AssignmentTree) && attribute.equals("value")) {
                return Optional.of(constant(file, argument));
            }
        }
        return Optional.empty();
    }

    /** The text of a literal, or of a constant of the file. */
    private static String constant(SourceFile file, ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        if (expression instanceof BinaryTree sum) {
            return constant(file, sum.getLeftOperand()) + constant(file, sum.getRightOperand());
        }
        if (expression instanceof IdentifierTree name) {
            for (Tree type : file.unit().getTypeDecls()) {
                for (Tree member : ((ClassTree) type).getMembers()) {
                    if (member instanceof VariableTree field && field.getName().equals(name.getName())) {
                        return constant(file, field.getInitializer());
                    }
                }
            }
        }
        throw new IllegalArgumentException(
                file.path() + " has a setting's name or default that is no constant of it: " + expression);
    }

    static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
