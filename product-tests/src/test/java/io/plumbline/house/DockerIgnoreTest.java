package io.plumbline.house;

import io.plumbline.house.measures.DockerIgnore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of Docker's documentation, and the cases that a pattern of Git would treat otherwise. */
class DockerIgnoreTest {

    @ParameterizedTest
    @CsvSource({
        "*/temp*, somedir/temporary.txt, true",
        "*/temp*, somedir/temp, true",
        "*/temp*, temporary.txt, false",
        "*/*/temp*, somedir/subdir/temporary.txt, true",
        "*/*/temp*, somedir/temporary.txt, false",
        "temp?, tempa, true",
        "temp?, temp, false",
        "temp?, tempab, false",
        "**/*.go, main.go, true",
        "**/*.go, cmd/tool/main.go, true",
        "*.md, README.md, true",
        "*.md, docs/README.md, false",
        "/foo/bar, foo/bar, true",
        "foo/bar/, foo/bar/file, true",
        "docs, docs/adr/0001.md, true",
        "docs, k8s/docs, false",
        "**/target, registry/target/Endpoint.java, true",
        "**/target, target, true",
        "**/target, targets/one, false",
        "a/**, a/b/c, true",
        "a/**/z, a/z, true",
        "a/**/z, a/b/c/z, true",
        "./a/../b, b, true",
        "[a-c].txt, b.txt, true",
        "[^a-c].txt, b.txt, false",
        "\\*.txt, *.txt, true",
        "\\*.txt, a.txt, false",
        "a.b, axb, false"
    })
    void aPatternIsReadAsDockerReadsIt(String pattern, String path, boolean excluded) {
        assertThat(DockerIgnore.of(pattern).excludes(path)).isEqualTo(excluded);
    }

    @Test
    void theLastRuleThatMatchesHolds() {
        DockerIgnore except = DockerIgnore.of("*.md\n!README*.md\nREADME-secret.md\n");
        assertThat(except.excludes("CONTRIBUTING.md")).isTrue();
        assertThat(except.excludes("README.md")).isFalse();
        assertThat(except.excludes("README-secret.md")).isTrue();
        DockerIgnore all = DockerIgnore.of("*.md\nREADME-secret.md\n!README*.md\n");
        assertThat(all.excludes("README-secret.md")).isFalse();
    }

    @Test
    void anExceptionBringsBackAFileOfAnExcludedFolder() {
        DockerIgnore rules = DockerIgnore.of("docs\n!docs/kept.md\n");
        assertThat(rules.excludes("docs/kept.md")).isFalse();
        assertThat(rules.excludes("docs/other.md")).isTrue();
    }

    @Test
    void commentsAndEmptyLinesAreNoPatterns() {
        assertThat(DockerIgnore.of("# a\n\n  \n").excludes("# a")).isFalse();
    }
}
