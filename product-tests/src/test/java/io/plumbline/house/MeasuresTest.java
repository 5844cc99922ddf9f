package io.plumbline.house;

import io.plumbline.house.measures.Names;
import io.plumbline.house.measures.Packages;
import io.plumbline.house.measures.Place;
import io.plumbline.house.measures.Positions;
import io.plumbline.house.measures.Prose;
import io.plumbline.house.measures.Rooms;
import io.plumbline.house.measures.SourceTree;
import io.plumbline.house.measures.ThinJavadoc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The guards see what they are to see: each on a small tree with the mistake in it. */
class MeasuresTest {

    @TempDir
    Path root;

    @BeforeEach
    void makesARepository() throws Exception {
        Process git = new ProcessBuilder("git", "init", "--quiet")
                .directory(root.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).isZero();
    }

    @Test
    void packagesThatNeedEachOtherByWayOfAThirdAreOneCircle() throws IOException {
        write("a/One.java", "import io.plumbline.b.Two; class One { Two two; }");
        write("b/Two.java", "import static io.plumbline.c.Three.MOST; public class Two { int most = MOST; }");
        write("c/Three.java", "import io.plumbline.a.One; public class Three { public static final int MOST = 1; }");
        write("d/Four.java", "import io.plumbline.a.One; class Four {}");

        Packages packages = new Packages(SourceTree.read(root));

        assertThat(packages.circles()).containsExactly(Set.of("io.plumbline.a", "io.plumbline.b", "io.plumbline.c"));
        assertThat(packages.importsWithin(packages.circles().get(0)))
                .extracting(Place::line)
                .containsOnly(2L)
                .hasSize(3);
    }

    @Test
    void roomsAreFilesAndFoldersBelowTheRootPackage() throws IOException {
        write("Main.java", "import io.plumbline.a.One; class Main { Other other; }");
        write("Other.java", "class Other {}");
        write("a/One.java", "public class One {}");
        write("a/inner/Two.java", "import io.plumbline.a.One; class Two {}");

        Rooms rooms = Rooms.of(SourceTree.read(root), "module", "io.plumbline");

        assertThat(rooms.rooms()).containsExactly("Main", "Other", "a/");
        assertThat(rooms.arrows()).containsExactly("Main -> Other", "Main -> a/");
    }

    @Test
    void aNameThatTwoTypesHaveIsFound() throws IOException {
        write("a/Words.java", "class Words {}");
        write("b/Words.java", "class Words {}");
        assertThat(Names.twice(SourceTree.read(root))).containsOnlyKeys("Words");
    }

    @Test
    void valuesByPositionAreFound() throws IOException {
        write("a/Wide.java", "record Wide(int a, int b, int c, int d, int e, int f, int g, int h) {}");
        write(
                "a/Wider.java",
                "record Wider(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m) {}");
        write("a/Long.java", "class Long { Long(int a, int b, int c, int d, int e, int f, int g, int h) {} }");
        write(
                "a/Use.java",
                "class Use { Object a = new Wide(1, 2, 3, 4, 5, 6, 7, 8); Object b = new Wide(1, 2, 3, 4, 5, 6, 7, 8); }");
        write("a/Once.java", "class Once { Object a = new Wider(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13); }");
        write(
                "a/Read.java",
                "class Read { Object of(Object[] row, int i) { return row[i] == row[2] ? row[0] : null; } }");

        Positions positions = new Positions(SourceTree.read(root));

        assertThat(positions.wideRecords()).extracting(Place::what).containsExactly("record Wider has 13 components");
        assertThat(positions.longConstructors())
                .extracting(Place::what)
                .containsExactly("constructor of Long has 8 parameters");
        assertThat(positions.longCalls()).hasSize(2).allMatch(call -> call.file()
                .endsWith("a/Use.java"));
        assertThat(positions.rowNumbers()).hasSize(2);
    }

    @Test
    void wordsAreCountedInCommentsAlone() throws IOException {
        write(
                "a/Text.java",
                "/** Empty where nobody asks. */ class Text { String url = \"http://nothing // where\"; /* two words */ char quote = '\"'; // nothing\n}");

        Prose prose = Prose.of(SourceTree.read(root).files().stream());

        assertThat(prose.words()).isEqualTo(7);
        assertThat(prose.hits()).hasSize(3);
    }

    @Test
    void aJavadocThatSaysLessThanTheSignatureIsFound() throws IOException {
        write(
                "a/Doc.java",
                """
                /** A doc. */
                class Doc {
                    /** The name of the model. */
                    String modelName() { return ""; }
                    /** The name, at most 40 characters. */
                    String shortName() { return ""; }
                }
                """);
        assertThat(ThinJavadoc.in(SourceTree.read(root).files().get(0)))
                .extracting(Place::line)
                .containsExactly(3L, 5L);
    }

    private void write(String file, String code) throws IOException {
        Path path = root.resolve("module/src/main/java/io/plumbline").resolve(file);
        Files.createDirectories(path.getParent());
        String folder = Path.of(file).getParent() == null
                ? ""
                : "." + Path.of(file).getParent().toString().replace('/', '.');
        Files.writeString(path, "package io.plumbline" + folder + ";\n" + code);
        assertThat(List.of(path)).allMatch(Files::exists);
    }
}
