package io.plumbline.house.settings;

import com.sun.source.doctree.BlockTagTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.SinceTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Javadoc as Markdown on one line. */
final class JavadocText {

    private JavadocText() {}

    static String body(DocCommentTree doc) {
        return doc == null ? "" : text(doc.getFullBody());
    }

    static String parameter(DocCommentTree doc, String name) {
        return tags(doc)
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .filter(tag -> tag.getName().getName().contentEquals(name))
                .map(tag -> text(tag.getDescription()))
                .findFirst()
                .orElse("");
    }

    static Optional<String> since(DocCommentTree doc) {
        return tags(doc)
                .filter(SinceTree.class::isInstance)
                .map(tag -> text(((SinceTree) tag).getBody()))
                .findFirst();
    }

    private static Stream<BlockTagTree> tags(DocCommentTree doc) {
        return doc == null ? Stream.of() : doc.getBlockTags().stream().map(BlockTagTree.class::cast);
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(JavadocText::text)
                .collect(Collectors.joining())
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }

    private static String text(DocTree part) {
        if (part instanceof LiteralTree literal) {
            return "`" + literal.getBody() + "`";
        }
        if (part instanceof LinkTree link) {
            String member =
                    link.getReference().getSignature().replaceAll(".*#", "").replaceAll("\\(.*", "");
            return link.getLabel().isEmpty() ? "`" + SettingReader.kebab(member) + "`" : text(link.getLabel());
        }
        return part.toString();
    }
}
