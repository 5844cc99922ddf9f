package io.plumbline.house.settings;

import io.plumbline.house.measures.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsPageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/settings.md");
    private static final Path LIST = ROOT.resolve("service-kit/src/main/resources/io/plumbline/settings/settings.txt");

    private final List<Setting> settings = SettingReader.read(SourceTree.read(ROOT));

    @Test
    void thePageListsTheSettingsOfTheSources() throws IOException {
        assertIsWritten(PAGE, SettingsPage.markdown(settings));
    }

    /** Names that a service's own files use for themselves are not documented, but known. */
    @Test
    void theServicesKnowTheSettingsOfTheSources() throws IOException {
        assertIsWritten(
                LIST,
                SettingsPage.list(Stream.concat(
                        settings.stream().map(Setting::name), new ServiceProperties(ROOT).names().stream())));
    }

    @Test
    void everySettingSaysWhatItDoes() {
        assertThat(settings).hasSizeGreaterThan(80);
        assertThat(settings.stream().filter(setting -> setting.text().isEmpty()))
                .as(
                        "settings whose Javadoc (for a parameter: the constructor's @param) does not say what they do to a user")
                .extracting(setting -> setting.file() + ": " + setting.name())
                .isEmpty();
    }

    private static void assertIsWritten(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("plumbline.docs"))) {
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("%s differs from the sources; write it with -Dplumbline.docs=write", ROOT.relativize(file))
                .hasContent(text);
    }
}
